"""How the state database came to its present shape, step by step."""
