import type { ReactElement } from 'react'

import { IslandContent, type IslandName, type PropsOf } from './islands.tsx'

/** A part of the page that `start-islands.tsx` brings to life, with what it needs for it. */
export const Island = <Name extends IslandName>(
  given: { readonly name: Name } & PropsOf<Name>,
): ReactElement => {
  const { name, ...props } = given
  return (
    <div className="island" data-island={name} data-props={JSON.stringify(props)}>
      {/* What is left of them without the name is the island's props. */}
      <IslandContent name={name} props={props as unknown as PropsOf<Name>} client={null} />
    </div>
  )
}
