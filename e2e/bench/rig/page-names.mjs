/** Ours, and the page that everything is compared with: nothing that streams text can cost less. */
export const ours = 'verbatim'
export const limit = 'limit-text'

export const baselineNames = [limit, 'smd', 'memoblocks', 'streamdown', 'naive']
export const pageNames = [ours, ...baselineNames]
