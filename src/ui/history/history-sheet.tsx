import './history.css' // oxlint-disable-line import/no-unassigned-import -- a style sheet gives nothing

import { useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react'

import { useClient, useNotices, useWorkspace } from '../access/client-context.tsx'
import { FailureLine } from '../access/failure-line.tsx'
import { Button } from '../kit/button.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { UndoLine } from '../kit/undo-line.tsx'
import { useKeptFocus } from '../kit/use-kept-focus.ts'
import { ClearPanel } from './clear-panel.tsx'
import { DeletedLine } from './deleted-line.tsx'
import { ExportPanel } from './export-panel.tsx'
import { HistoryList } from './history-list.tsx'
import type { RowActions } from './history-row.tsx'
import { ImportPanel } from './import-panel.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { StorageFooter } from './storage-footer.tsx'
import { formatCount, useHistoryItems, type HistoryItems } from './use-history-items.ts'
import { useSelection } from './use-selection.ts'

interface HistorySheetProps {
  readonly onClose: () => void
}

/** What stands above the list instead of the selection's bar. */
type Panel =
  | { readonly kind: 'export'; readonly ids: readonly string[] }
  | { readonly kind: 'import'; readonly file: File }
  | { readonly kind: 'clear'; readonly ids: readonly string[] }

/** All chats: found, opened, named, starred, taken along and deleted. */
export function HistorySheet({ onClose }: HistorySheetProps): ReactElement {
  const { commands, now } = useClient()
  const openId = useWorkspace((workspace) => workspace.conversationId)
  const undo = useNotices((notices) => notices.undo)
  const field = useRef<HTMLInputElement>(null)
  const history = useHistoryItems()
  const { items } = history
  const selection = useSelection(items.map(({ id }) => id))
  const [panel, setPanel] = useState<Panel | null>(null)
  const [openedAt] = useState(now)
  const { prepareSearch } = commands
  useEffect(() => void prepareSearch(), [prepareSearch])

  const deleteAll = (ids: readonly string[]) => {
    selection.clear()
    setPanel(null)
    void commands.deleteConversations(ids)
  }
  const actions: RowActions = {
    onOpen: (id) => {
      commands.openConversation(id)
      onClose()
    },
    onStar: (id, starred) => void commands.starConversations([id], starred),
    onRename: (id, title) => commands.renameConversation(id, title),
    onDelete: (id) => deleteAll([id]),
    onExport: (id) => setPanel({ kind: 'export', ids: [id] }),
    onToggle: selection.toggle,
  }
  return (
    <Sheet title="History" side="end" onClose={onClose} initialFocus={field}>
      <Content>
        <SearchRow history={history} field={field} />
        {panel?.kind === 'export' && (
          <ExportPanel key={panel.ids.join()} ids={panel.ids} onDone={() => setPanel(null)} />
        )}
        {panel?.kind === 'import' && (
          <ImportPanel key={panel.file.name} file={panel.file} onDone={() => setPanel(null)} />
        )}
        {panel?.kind === 'clear' && (
          <ClearPanel
            count={panel.ids.length}
            onExport={() => setPanel({ kind: 'export', ids: panel.ids })}
            onDelete={() => deleteAll(panel.ids)}
            onCancel={() => setPanel(null)}
          />
        )}
        {panel === null && (
          <SelectionBar
            items={items}
            count={formatCount(history)}
            selection={selection}
            isNarrowed={items.length < history.count}
            onStar={(starred) => void commands.starConversations(selection.ids, starred)}
            onExport={(ids) => setPanel({ kind: 'export', ids })}
            onDelete={() => deleteAll(selection.ids)}
            onImport={(file) => setPanel({ kind: 'import', file })}
            onClear={() => setPanel({ kind: 'clear', ids: items.map(({ id }) => id) })}
          />
        )}
        {undo
          .filter(({ place }) => place.kind === 'conversations')
          .map(({ id, label }) => (
            <UndoLine key={id} label={label} onUndo={() => void commands.undo(id)} />
          ))}
        <FailureLine />
        <DeletedLine until={openedAt} />
        {items.length > 0 ? (
          <HistoryList
            {...actions}
            items={items}
            openId={openId}
            selection={selection}
            now={openedAt}
          />
        ) : (
          // What is being imported is on its way here.
          panel?.kind !== 'import' && <p className="history-none">{emptySentence(history)}</p>
        )}
        <StorageFooter />
      </Content>
    </Sheet>
  )
}

/** Its own part, because the sheet makes what is in it later than itself. */
function Content({ children }: { readonly children: ReactNode }): ReactElement {
  const content = useRef<HTMLDivElement>(null)
  useKeptFocus(content, '[data-history-row], [type=search]')
  return (
    <div ref={content} className="history">
      {children}
    </div>
  )
}

interface SearchRowProps {
  readonly history: HistoryItems
  readonly field: React.RefObject<HTMLInputElement | null>
}

function SearchRow({ history, field }: SearchRowProps): ReactElement {
  const { words, setWords, onlyStarred, setOnlyStarred, isSearching } = history
  return (
    <div role="search" className="history-search">
      <input
        ref={field}
        type="search"
        aria-label="Search titles, questions and answers"
        placeholder="Search all chats"
        className="text-field min-w-0 flex-1"
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          document.querySelector<HTMLElement>('[data-history-row]')?.focus()
        }}
      />
      <Button aria-pressed={onlyStarred} onClick={() => setOnlyStarred(!onlyStarred)}>
        Starred
      </Button>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- `<output>` belongs to a form */}
      <span role="status" className="visually-hidden">
        {isSearching ? '' : formatCount(history)}
      </span>
    </div>
  )
}

function emptySentence({ count, words, onlyStarred, isSearching }: HistoryItems): string {
  if (isSearching) return 'Searching…'
  if (count === 0) return 'No chats yet. What you send is kept here, in this browser alone.'
  if (words.trim() !== '')
    return `Nothing is found for “${words.trim()}”${onlyStarred ? ' among starred chats' : ''}.`
  return 'No chat has a star.'
}
