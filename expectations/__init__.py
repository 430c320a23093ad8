"""The expectation suites: what must hold, and what each rule means."""
