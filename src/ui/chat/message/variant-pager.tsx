import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactElement } from 'react'

import { useCommands } from '../../access/client-context.tsx'

interface VariantPagerProps {
  readonly nodeId: string
  readonly variants: readonly string[]
  /** The message's place, from 1; makes the buttons' names unique. */
  readonly ordinal: number
  readonly noun?: 'answer' | 'message'
}

/** `‹ 2/3 ›`: nothing that was said is overwritten. */
export function VariantPager(props: VariantPagerProps): ReactElement {
  const { nodeId, variants, ordinal, noun = 'answer' } = props
  const { showVariant } = useCommands()
  const place = variants.indexOf(nodeId)
  const button = (label: string, target: string | undefined, icon: ReactElement) => (
    <button
      type="button"
      className="icon-button"
      aria-label={`${label} version of ${noun} ${ordinal}`}
      // Not `disabled`: at the end of the row the focus would be lost.
      aria-disabled={target === undefined}
      onClick={() => {
        if (target !== undefined) void showVariant(target)
      }}
    >
      {icon}
    </button>
  )
  return (
    <span className="variant-pager">
      {button(
        'Previous',
        variants[place - 1],
        <ChevronLeft aria-hidden size={16} strokeWidth={1.5} />,
      )}
      <bdi dir="ltr" className="mono">
        {place + 1}/{variants.length}
      </bdi>
      {button(
        'Next',
        variants[place + 1],
        <ChevronRight aria-hidden size={16} strokeWidth={1.5} />,
      )}
    </span>
  )
}
