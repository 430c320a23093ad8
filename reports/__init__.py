"""How a report looks: templates, style sheet and the schema of the JSON result."""
