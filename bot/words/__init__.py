"""The records of the sentences in `config/wording/`: one file a place where they are said."""
