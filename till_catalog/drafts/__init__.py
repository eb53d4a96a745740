"""Tables on their way into the catalogue: uploaded, looked at, mended in the browser, published."""
