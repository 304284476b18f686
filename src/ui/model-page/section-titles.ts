/** The sections of the page, in order: their addresses are `#<id>`. */
export const sectionTitles = {
  api: 'API endpoints',
  'claude-code': 'Claude Code',
  'quick-start': 'Quick start',
  about: 'About',
  specifications: 'Specifications',
  features: 'Key features',
  pricing: 'Pricing',
  'use-cases': 'Use cases',
  faq: 'FAQ',
  related: 'Related models',
} as const

export type SectionId = keyof typeof sectionTitles
