"""Words that decide whether a capitalised word is a name."""

from __future__ import annotations

PARTICLES = ("van", "den", "der", "de", "del", "della", "da", "dos", "di", "von", "zu", "bin", "al", "el", "la", "le", "ten", "ter")

#: Names that are words as well, or the name of a tool, a method or a month: alone they are no name.
AMBIGUOUS = frozenset(
    """
    adam ada alexa alpha amber angel april art august autumn bayes bill bishop bob bond booker boots brand brook
    candy carol chance charity chase christian clay cliff cohen colt cook crystal dale dallas dash dawn dean deep
    destiny dot drew duke earl eden esther eve faith fisher ford forest foster fox francis frank gauss gene genesis
    glory gold grace grant gray green guy hadoop harmony harper heaven hill holly honey hope hunter ian iris ivy jack jade
    jasmine jay jenkins joy jude judge julia july june justice kafka keras king lake lance lane laplace lasso levi liberty
    light lily london love luna mac major many march mark marker markov mars mason max may mean melody mercer mercy merge
    miles miller mills mint misty moses nature neo newton nova ocean olive opal page paris parish park parker pascal patience
    pearl pearson penny perry phoenix piper poole porter post power price prince queen rain ray read reed reese rich ridge
    river rob robin rock root rose rosemary ruby rush rust rusty sage sam sandy savage scala scott sean season see self serif
    shell sky sol solomon sonny spring star sterling stone storm sue summer summit sun sunny swift tab table tara tate tax
    terry tiffany titan trace tracy trent true trinity truth ty unique van victor victory violet virginia wade walker ward
    web wells west wick will willow win winter wolf wood woods worth wright young zen
    an in on to do so no my me we he it is as at be by go if of or up us
    """.split()
)

#: Words that begin or end a heading or a product's name and never belong to a person's name.
ORDINARY = frozenset(
    """
    a about academy acknowledgements add after all also amazon an and android api app apple apps architecture as ask at author authors
    aws azure badge based be before best beta built business but by call can chapter chrome city class clean click clone cloud code college
    company configuration contact contents contributing contributors copyright country create credits css currently customer customers
    dashboard data database day demo deploy deployment description design desktop details developer django docker docs
    documentation download each edge engine euro european evaluation every example examples faq features file files firefox
    first flask follow for forecast forecasts forest free friday from front full future get getting git github gitlab go google
    guide have he hello help here heroku high his hosted how html i i'm i've i'd if image images in index initial input install installation institute instructions
    interview introduction is issues it its javascript jobs join json jupyter kaggle language last learn learning let level library
    licence license limitations linux list live local log login machine mac made main make makefile manual map maps market master
    maven meet meeting method methods metrics microsoft mit mobile model models monday month more most motivation my mysql naive natural network
    neural new news next node notebook notes now number of on one only open option options or other our out output overview
    package page pandas part people period phase phone plan planning plans platform please policy postgres postgresql postgresql preview
    pricing privacy problem process product production project projects python question questions quick quickstart quote random reach
    react read readme redis references release releases render report reports repository requirements research result results review
    roadmap royal run sample saturday school science screenshot search second section security see server service set setup share she shop since software
    solution source spark special sql stack start started statistics status step steps storage store streamlit street structure students study summary
    sunday support supported system table team tech technical technology technische telco tensorflow terms test tested tests text thank thanks that the then
    there these they this three thursday time titanic title to today tool tools top topic training try tuesday two type ubuntu
    university update usage use used user users using version view visit was we web website wednesday week welcome what when where
    which who why will windows with work works written xgboost year years you your youtube
    advanced agent ai analysis analytics attachments automatic back backend basic bass batch begin bell board book box brain build builder
    card case chart chat classifier command common component control core cost count custom dark daily deep detection deep dive early easy edit
    english enterprise error event excel export fast feature field final flow font form format french fresh function game general german global graph
    group hall header health high highlights human import info integration job key keys line lines link logging logic long low main
    management manager media memory menu message meta mode monthly name names new nlp note null object office online order panel parser path pd perceptron
    personal picture pipeline player plot plus point portfolio prediction predictor primary prime print private profile program prophet
    public put quality query rate ratio raw real record regular remote request return rich risk role room root rule safe sales save score script self send sentiment series session
    short shop side simple single site size small smart social sound speech split stat stats stock stop stream strong style task
    template terrain theatre theme ticket topic track transit trial typing up upload url value vector video vision visual vite voice wall weather
    weekly white word world vietnamese spanish italian russian chinese japanese korean dutch polish american british indian african asian
    january february march april may june july august september october november december
    """.split()
)
