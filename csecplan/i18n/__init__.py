"""The two languages: what is said in which words, and the French of it in `locale/`."""
