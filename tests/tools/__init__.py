"""What tests are made with: generators, models and judges, none of them a test."""
