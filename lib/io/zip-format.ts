/**
 * The records of a zip archive, by the signatures that they begin with and the bytes that they have without what is
 * variable in them. Source: PKWARE's APPNOTE.TXT, 4.3.
 */
export const LOCAL = 0x04034b50;
export const LOCAL_BYTES = 30;
export const CENTRAL = 0x02014b50;
export const CENTRAL_BYTES = 46;
export const END = 0x06054b50;
export const END_BYTES = 22;
export const END64 = 0x06064b50;
export const END64_BYTES = 56;
export const LOCATOR64 = 0x07064b50;
export const LOCATOR64_BYTES = 20;

/** How an entry is packed. */
export const STORED = 0;
export const DEFLATED = 8;

/** The extra field that has what the fields of 32 bits cannot. */
export const ZIP64_EXTRA = 1;

/** In fields of 16 and of 32 bits: the number stands in one of 64. */
export const FULL16 = 0xffff;
export const FULL32 = 0xffffffff;
