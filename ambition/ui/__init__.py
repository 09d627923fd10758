"""The page, one card a module. Only this package and ``app.py`` import streamlit."""
