"""What we compare with: small programs that do the same job another way."""
