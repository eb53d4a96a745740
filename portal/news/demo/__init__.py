"""The news of the demo: what an education office reports, in our words, without real persons."""
