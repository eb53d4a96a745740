"""The pages of the demo: true to life, in plain German, without real persons."""
