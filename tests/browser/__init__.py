"""Tests in a real browser. A package, so that its server and its browser go when its last test is done."""
