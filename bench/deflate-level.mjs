// How hard the product's zip writer works, which a baseline has to do too.

/** The floor fails when the zips that it is given show another level. */
export const DEFLATE_LEVEL = 6
