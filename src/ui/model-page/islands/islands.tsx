import type { ComponentProps, ComponentType, ReactElement } from 'react'

import type { Client } from '../../../client/client.ts'
import { CopyField } from '../../kit/copy-field.tsx'
import { AskBox } from './ask-box.tsx'
import { CopyOf } from './copy-of.tsx'
import type { IslandProps } from './island-props.ts'
import { PageTabs } from './page-tabs.tsx'
import { PriceCalculator } from './price-calculator.tsx'
import { SectionNav } from './section-nav.tsx'

const CopyLine = ({ label, text, caption }: IslandProps<ComponentProps<typeof CopyField>>) => (
  <CopyField label={label} text={text} {...(caption !== undefined && { caption })} />
)

/** The parts of the prerendered page that come to life. All else is HTML and stays it. */
const islands = {
  ask: AskBox,
  'copy-line': CopyLine,
  'copy-of': CopyOf,
  price: PriceCalculator,
  sections: SectionNav,
  tabs: PageTabs,
} as const

export type IslandName = keyof typeof islands

/** What the page says to an island: data, because it travels in the HTML. */
export type PropsOf<Name extends IslandName> = Omit<
  ComponentProps<(typeof islands)[Name]>,
  'client'
>

interface IslandContentProps<Name extends IslandName> {
  readonly name: Name
  readonly props: PropsOf<Name>
  readonly client: Client | null
}

/** The same when the page is built and when it runs: what is there is taken over, not made anew. */
export function IslandContent<Name extends IslandName>(
  given: IslandContentProps<Name>,
): ReactElement {
  const { name, props, client } = given
  // The name says whose props these are; the compiler sees a union of components.
  const Content = islands[name] as unknown as ComponentType<IslandProps<PropsOf<Name>>>
  return <Content {...props} client={client} />
}

/** The name of an island as it stood in the HTML. */
export const isIslandName = (name: string | undefined): name is IslandName =>
  name !== undefined && Object.hasOwn(islands, name)
