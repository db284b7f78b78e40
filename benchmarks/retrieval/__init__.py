"""`retrieval`: what is found in any set of documents, questions and judgements, and how fast."""
