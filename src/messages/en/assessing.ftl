### Carrying over and entering the IRM's values

## The grid

grid-definitions = What each indicator means, with OGP’s words and codes
grid-units = To a commitment
grid-page = page
