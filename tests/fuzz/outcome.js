/** What became of a case; a byte in a child's record. */
export const OUTCOME = { notBegun: 0, running: 1, done: 2, refused: 3, fault: 4, notMade: 5 };
