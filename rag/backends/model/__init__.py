"""Language and embedding models behind an address; what LangChain and openai are used for."""
