/**
 * Whether this browser lays out only what is near the view. There, a group out of sight has the size
 * it was given, whatever is in it, so that filling it moves nothing; and it says when it comes near.
 */
export const canSkipUnseen = (): boolean => CSS.supports('content-visibility', 'auto')
