import { Download, Star, StarOff, Trash2, Upload } from 'lucide-react'
import type { ReactElement } from 'react'

import { Button } from '../kit/button.tsx'
import { FileButton } from '../kit/file-button.tsx'
import type { Selection } from './use-selection.ts'
import type { HistoryItem } from './use-history-items.ts'

interface SelectionBarProps {
  readonly items: readonly HistoryItem[]
  /** How many these are. */
  readonly count: string
  readonly selection: Selection
  /** By words or stars: these are not all. */
  readonly isNarrowed: boolean
  readonly onStar: (starred: boolean) => void
  readonly onExport: (ids: readonly string[]) => void
  readonly onDelete: () => void
  readonly onImport: (file: File) => void
  /** Deleting all chats is asked for. */
  readonly onClear: () => void
}

const icon = { 'aria-hidden': true, size: 16, strokeWidth: 1.5 } as const

const exportedTypes = '.jsonl,application/jsonl,application/x-ndjson'

/** What can be done with the ticked rows, or with all. */
export function SelectionBar(props: SelectionBarProps): ReactElement {
  const { items, selection, isNarrowed, onStar, onExport, onDelete, onImport, onClear } = props
  const ticked = selection.ids.length
  const isAll = ticked > 0 && ticked === items.length
  const starred = items.filter(({ id, starred: has }) => has && selection.has(id)).length
  return (
    <div role="toolbar" aria-label="Chats" className="history-bar">
      <label className="history-tick">
        <input
          type="checkbox"
          aria-label="Select all"
          checked={isAll}
          ref={(box) => {
            if (box) box.indeterminate = ticked > 0 && !isAll
          }}
          disabled={items.length === 0}
          onChange={() => (isAll ? selection.clear() : selection.takeAll())}
        />
      </label>
      <span className="history-count">{ticked > 0 ? `${ticked} selected` : props.count}</span>
      {ticked > 0 ? (
        <>
          <Button look="quiet" onClick={() => onStar(starred < ticked)}>
            {starred < ticked ? <Star {...icon} /> : <StarOff {...icon} />}
            {starred < ticked ? 'Star' : 'Unstar'}
          </Button>
          <Button look="quiet" onClick={() => onExport(selection.ids)}>
            <Download {...icon} />
            Export…
          </Button>
          <Button look="quiet" onClick={onDelete}>
            <Trash2 {...icon} />
            Delete
          </Button>
        </>
      ) : (
        <>
          <FileButton look="quiet" label="Exported file" accept={exportedTypes} onFile={onImport}>
            <Upload {...icon} />
            Import…
          </FileButton>
          {items.length > 0 && (
            <>
              <Button look="quiet" onClick={() => onExport(items.map(({ id }) => id))}>
                <Download {...icon} />
                {isNarrowed ? 'Export these…' : 'Export all…'}
              </Button>
              {!isNarrowed && (
                <Button look="quiet" onClick={onClear}>
                  <Trash2 {...icon} />
                  Clear all…
                </Button>
              )}
            </>
          )}
        </>
      )}
    </div>
  )
}
