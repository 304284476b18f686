import type { Slot } from '../lattice.ts'

/** "Create a marketing email for a SaaS product". The product is invented: Tidewater plans team work. */
export const marketingEmail: readonly Slot[] = [
  [
    '## Marketing email: Tidewater',
    '## A launch email for Tidewater',
    '## Email draft for a SaaS product',
  ],
  [
    '\n\n*I invented a product, a planning tool called **Tidewater**;⟨ put in your own name and facts¦ replace the name and the facts with yours¦ swap in your own details⟩.*',
    '\n\n*Tidewater is a made-up team planner.⟨ Replace it¦ Swap it⟩ with your product and⟨ keep¦ reuse⟩ the structure.*',
  ],
  [
    '\n\n**Subject:** Get your⟨ Fridays¦ mornings¦ afternoons⟩ back',
    '\n\n**Subject:**⟨ Less status, more progress¦ The meeting you can cancel this week⟩',
    '\n\n**Subject:** Your⟨ plan¦ project⟩, finally in one place',
  ],
  [
    '\n**Preview:**⟨ Plan the week in ten minutes¦ See the whole week on one page⟩, then⟨ get on with it¦ close the tab⟩.',
    '\n**Preview:** Tidewater⟨ turns¦ folds⟩ scattered updates into one⟨ calm¦ clear⟩ plan.',
  ],
  '\n\n---',
  ['\n\nHi {{first_name}},', '\n\nHello {{first_name}},', '\n\nDear {{first_name}},'],
  [
    '\n\nHow much of last week went into⟨ asking¦ finding out¦ explaining⟩ who is doing what? For most teams it is⟨ hours¦ a whole morning¦ more than they think⟩, and none of it⟨ moves the work forward¦ reaches a customer⟩.',
    '\n\nYour team does not need another⟨ meeting¦ status call¦ spreadsheet⟩. It needs to⟨ know¦ see⟩, at any moment, what matters⟨ next¦ now¦ most⟩.',
    '\n\nPlans rarely fail⟨ all at once¦ with a bang⟩. They⟨ drift¦ slip⟩: one missed⟨ message¦ hand-over¦ update⟩, one⟨ stale¦ forgotten⟩ spreadsheet, one surprise on Thursday.',
  ],
  [
    '\n\n**Tidewater** puts the plan, the⟨ people¦ owners⟩ and the progress on one page, and⟨ keeps them¦ keeps it all⟩ up to date⟨ by itself¦ without reminders¦ while you work⟩.',
    '\n\nThat is why we⟨ built¦ made¦ created⟩ **Tidewater**: one⟨ shared¦ living¦ simple⟩ plan that⟨ updates itself¦ keeps itself current⟩ from the tools you⟨ already use¦ have⟩.',
  ],
  ['\n\n### What you get', '\n\n### What changes for your team', '\n\n### Why teams switch'],
  [
    '\n\n- **One page for the week.** Everyone sees⟨ what is next¦ the same priorities¦ what matters⟩ and what is⟨ waiting¦ blocked¦ stuck⟩.',
    '\n\n- **A plan you can trust.** It draws from your⟨ calendar, tickets and chat¦ existing tools⟩, so nobody⟨ types¦ copies¦ writes⟩ a status twice.',
  ],
  [
    '\n- **Early warnings.** Tidewater⟨ notices¦ spots¦ flags⟩ a slipping date⟨ days¦ well⟩ before it⟨ hurts¦ becomes a problem¦ costs you⟩.',
    '\n- **Fewer meetings.** The Monday update⟨ writes itself¦ is ready before you are¦ arrives on its own⟩.',
  ],
  [
    '\n- **Ready in minutes.**⟨ Connect your tools¦ Sign in¦ Choose a template⟩, invite your team, done.',
    '\n- **Safe by design.** Single sign-on,⟨ encryption¦ audit logs¦ fine-grained rights⟩ and data that⟨ stays in your region¦ remains yours⟩.',
  ],
  [
    '\n\n| Plan | Price | Best for |\n| --- | --- | --- |\n| Starter | Free | Up to 5 people |\n| Team | $8 per person | Growing teams |\n| Business | $14 per person | Several teams |',
    '\n\n| | Starter | Team |\n| --- | --- | --- |\n| Price | Free | $8 per person |\n| Projects | 3 | Unlimited |\n| Early warnings | No | Yes |',
  ],
  [
    '\n\n**[Start your free trial](https://example.com/trial)**',
    '\n\n**[Try Tidewater free for 14 days](https://example.com/trial)**',
    '\n\n**[See your week on one page](https://example.com/trial)**',
  ],
  [
    '\n\nNo credit card,⟨ no set-up call¦ no commitment⟩. If it does not⟨ save you time¦ earn its place⟩ in two weeks,⟨ walk away¦ simply leave⟩ and take your data with you.',
    '\n\nIt takes⟨ about ten minutes¦ one coffee¦ a short break⟩ to set up, and you can⟨ cancel¦ stop¦ leave⟩ at any time.',
  ],
  [
    '\n\nSee you⟨ inside¦ on Monday⟩,\nMaya from Tidewater',
    '\n\nWarmly,\nMaya and the Tidewater team',
    '\n\nBest wishes,\nMaya, co-founder of Tidewater',
  ],
  [
    '\n\n*P.S.⟨ Reply to this email¦ Just reply⟩ and tell me⟨ what slows your team down¦ where your week goes¦ what you would fix first⟩. I read⟨ every answer¦ them all¦ each one⟩.*',
    '\n\n*P.S. Bring a⟨ colleague¦ teammate⟩: the⟨ second¦ next⟩ seat is free⟨ for the first month¦ until summer⟩.*',
  ],
  '\n\n---',
  [
    '\n\n**Before you send:** test two subject lines, keep one⟨ call to action¦ button¦ link to click⟩, and add your⟨ address and an unsubscribe link¦ unsubscribe link and postal address⟩.',
    '\n\n**Tip:** send it to⟨ a small group¦ one tenth of the list⟩ first,⟨ compare¦ measure⟩ the click rates, and only then to⟨ the rest¦ everyone⟩.',
  ],
]

export const marketingEmailInShort: readonly Slot[] = [
  ['**Subject:** Get your⟨ Fridays¦ mornings⟩ back', '**Subject:** Less status, more progress'],
  ['\n\nHi {{first_name}},', '\n\nHello {{first_name}},'],
  [
    '\n\nTidewater puts your team’s⟨ plan, people and progress¦ week¦ plan⟩ on one page and keeps it⟨ up to date¦ current⟩ by itself.',
    '\n\nStop⟨ chasing¦ collecting⟩ updates. Tidewater⟨ gathers them¦ does it⟩ from the tools you⟨ already use¦ have⟩.',
  ],
  [
    '\n\n**[Try it free](https://example.com/trial)**',
    '\n\n**[Start today](https://example.com/trial)**',
  ],
  ['\n\nMaya from Tidewater', '\n\nWarmly,\nMaya'],
]
