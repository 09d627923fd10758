// Everybody in a table that is sorted, filtered, searched and turned over here, without asking the server.
// Each row comes ready as HTML with its place in every column; how the table stands outlives its being redrawn.
const PER_PAGE = 25
const AT_FIRST = { sort: "order", down: false, text: "", groups: [], only: [], scale: "", level: "2", page: 0 }
const stands = () => (window.ambitionTable ??= { ...AT_FIRST })

const folded = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])

function wanted(row, at) {
  return (!at.groups.length || at.groups.includes(row.group))
    && at.only.every(flag => row.flags.includes(flag))
    && (!at.scale || (row.levels[at.scale] ?? -1) >= at.level * 250)
    && folded(at.text).split(/\s+/).every(word => row.folded.includes(word))
}

/** Rows that may not be seen yet have no place, and stay last whichever way the others stand. */
function sorted(rows, { sort, down }) {
  if (sort === "order") return rows
  const has = row => row.places[sort] !== null
  const turn = down ? -1 : 1
  const seen = rows.filter(has).sort((one, other) => turn * (one.places[sort] - other.places[sort]))
  return [...seen, ...rows.filter(row => !has(row))]
}

function draw(place, data) {
  const at = stands()
  const kept = sorted(data.rows.filter(row => wanted(row, at)), at)
  const pages = Math.max(1, Math.ceil(kept.length / PER_PAGE))
  at.page = Math.min(at.page, pages - 1)
  const first = at.page * PER_PAGE
  const part = kept.slice(first, first + PER_PAGE)
  place.querySelector("tbody").replaceChildren(...part.map(element))
  for (const box of place.querySelectorAll("[data-act=pick]")) box.checked = data.picked.includes(box.dataset.id)
  const column = heads(place, at)
  place.querySelector(".dk-wide").hidden = !kept.length
  place.querySelector(".dk-none").hidden = !!kept.length
  place.querySelector(".dk-level").hidden = !at.scale
  const way = data.words[at.down ? "down" : "up"]
  const values = { n: kept.length, all: data.rows.length, column, way }
  const says = filled(at.sort === "order" ? data.words.count : data.words.sorted, values)
  const status = place.querySelector("[role=status]")
  if (status.textContent !== says) status.textContent = says
  const pager = place.querySelector(".dk-pager")
  pager.hidden = pages < 2
  pager.querySelector("span").textContent =
    filled(data.words.part, { first: first + 1, last: first + part.length, all: kept.length })
  pager.querySelector("[data-turn='-1']").setAttribute("aria-disabled", at.page === 0)
  pager.querySelector("[data-turn='1']").setAttribute("aria-disabled", at.page === pages - 1)
}

/** A row is built once, when it is first seen, and only moved from then on. */
function element(row) {
  if (!row.element) {
    const body = document.createElement("tbody")
    body.innerHTML = row.html
    row.element = body.firstChild
  }
  return row.element
}

/** Mark the heading that the rows stand by, and return its words. */
function heads(place, at) {
  let column = ""
  for (const head of place.querySelectorAll("th[aria-sort]")) {
    const button = head.querySelector("button")
    const is = button.dataset.sort === at.sort
    head.setAttribute("aria-sort", is ? (at.down ? "descending" : "ascending") : "none")
    button.querySelector("[aria-hidden]").textContent = is ? (at.down ? " ▼" : " ▲") : ""
    if (is) column = button.firstChild.textContent
  }
  return column
}

function setControls(place) {
  const at = stands()
  for (const control of place.querySelectorAll("[data-filter]")) {
    const name = control.dataset.filter
    if (control.type === "checkbox") control.checked = at[name].includes(control.value)
    else control.value = at[name]
  }
}

function filter(control) {
  const at = stands(), name = control.dataset.filter
  at.page = 0
  if (control.type !== "checkbox") at[name] = control.value
  else at[name] = control.checked ? [...at[name], control.value] : at[name].filter(one => one !== control.value)
}

/** The first click puts the highest first (names: the first letter), the next turns it, the third takes it away. */
function sort(button) {
  const at = stands(), column = button.dataset.sort, first = column !== "label"
  at.page = 0
  if (at.sort !== column) [at.sort, at.down] = [column, first]
  else if (at.down === first) at.down = !first
  else [at.sort, at.down] = ["order", false]
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component
  const place = parentElement.querySelector(".dk-board")
  if (place.ambitionFrame !== data.frame) {
    place.innerHTML = place.ambitionFrame = data.frame
    setControls(place)
  }
  for (const row of data.rows) row.folded = folded(row.text)
  const held = place.contains(document.activeElement) ? document.activeElement.dataset.key : null
  draw(place, data)
  if (held) place.querySelector(`[data-key="${CSS.escape(held)}"]`)?.focus()

  const tell = (act, id, on) => setTriggerValue("act", { act, id, on, at: Date.now() })
  const tellOrder = () => {
    clearTimeout(window.ambitionTableTells)
    window.ambitionTableTells = setTimeout(() => tell("sort", stands().sort, stands().down), 400)
  }
  place.oninput = event => {
    if (!event.target.dataset.filter) return
    filter(event.target)
    draw(place, data)
  }
  place.onchange = event => {
    const { act, id } = event.target.dataset
    if (act !== "pick") return
    data.picked = event.target.checked ? [...data.picked, id] : data.picked.filter(one => one !== id)
    tell(act, id, event.target.checked)
  }
  place.onclick = event => {
    const button = event.target.closest("button")
    if (!button || button.getAttribute("aria-disabled") === "true") return
    const at = stands(), { act, id, turn } = button.dataset
    if (act) return tell(act, id, false)
    if (button.dataset.sort) sort(button)
    else if (turn) at.page += Number(turn)
    else Object.assign(at, { ...AT_FIRST, sort: at.sort, down: at.down })
    if (button.hasAttribute("data-all")) setControls(place)
    draw(place, data)
    if (turn) place.querySelector("[role=status]").scrollIntoView({ block: "start" })
    if (button.dataset.sort) tellOrder()
  }
}
