"""The catalogue as open data: a full dump every night, what changed since the one before, DCAT-AP.de."""
