"""What is known of a document: title, issuer, number, dates, place, kind, what it repeals."""
