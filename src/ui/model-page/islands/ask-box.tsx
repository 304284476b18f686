import { lazy, useEffect, useRef, useState, type ReactElement, type RefObject } from 'react'

import type { Client } from '../../../client/client.ts'
import { apiKeyWarning, hasApiKey } from '../../../core/chat/api-key-in-text.ts'
import { Button } from '../../kit/button.tsx'
import { enterMeansSend } from '../../kit/enter-key.ts'
import { LoadBoundary } from '../../kit/load-boundary.tsx'
import { useSoftKeyboard } from '../../kit/use-hardware-keyboard.ts'
import type { IslandProps } from './island-props.ts'

export interface AskBoxProps {
  readonly model: { readonly providerId: string; readonly id: string; readonly shortName: string }
  /** The playground with this model. */
  readonly playgroundPath: string
  /** Questions to begin with. */
  readonly prompts: readonly string[]
}

// What shows an answer is half of the playground: it comes with the first question.
const loadExchange = () => import('./exchange.tsx')
const Exchange = lazy(async () => ({ default: (await loadExchange()).Exchange }))

/** A question from this page: its conversation has an id as soon as it is on disk. */
interface Asked {
  readonly question: string
  readonly conversationId: string | null
}

/** Why a question was not sent. */
type Problem = 'api-key' | 'not-fetched'

const KeyWords = (): ReactElement => (
  <>
    {apiKeyWarning} <a href="/#setup">Set up</a>
  </>
)

const notFetchedWords =
  'A part of this page could not be fetched. Send it again, or copy it and reload the page.'

/** One question to the model and its answer, where the page is about it (ux.md §5.2). */
export function AskBox(props: IslandProps<AskBoxProps>): ReactElement {
  const { model, playgroundPath, prompts, client } = props
  const field = useRef<HTMLTextAreaElement>(null)
  const isSoftKeyboard = useSoftKeyboard()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [isAnswering, setIsAnswering] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const isStopWanted = useRef(false)
  /** What `asked` says, before it is drawn: a press of Stop may come in between. */
  const askedIn = useRef<string | null>(null)

  async function ask(): Promise<void> {
    const question = field.current?.value ?? ''
    if (!client || question.trim() === '' || isAnswering) return
    setProblem(hasApiKey(question) ? 'api-key' : null)
    if (hasApiKey(question)) return
    isStopWanted.current = false
    askedIn.current = null
    setIsAnswering(true)
    setAsked({ question, conversationId: null })
    chooseModel(client, model)
    const conversationId = await client.commands.ask(question)
    if (conversationId === null) {
      setAsked(null) // the field still has the question
      setIsAnswering(false)
      setProblem('not-fetched')
      return
    }
    askedIn.current = conversationId
    if (isStopWanted.current) void client.commands.stop()
    setAsked({ question, conversationId })
    if (field.current?.value === question) field.current.value = ''
  }

  /** Before the question has a conversation the open one is another, whose answer goes on. */
  function stop(): void {
    if (askedIn.current === null) isStopWanted.current = true
    else void client?.commands.stop()
  }

  return (
    <div className="ask">
      <h2 className="visually-hidden">Ask {model.shortName}</h2>
      <div className="ask-field needs-script">
        <label className="visually-hidden" htmlFor="ask-text">
          Ask {model.shortName}
        </label>
        <textarea
          ref={field}
          id="ask-text"
          rows={2}
          dir="auto"
          placeholder={`Ask ${model.shortName} something`}
          aria-describedby={problem ? 'ask-problem' : undefined}
          onFocus={() => void loadExchange().catch(() => {})} // asked for again when it is needed
          onKeyDown={(event) => {
            const enterSends = client?.workspace.getState().preferences.enterSends ?? true
            if (!enterMeansSend(event.nativeEvent, { enterSends, isSoftKeyboard })) return
            event.preventDefault()
            void ask()
          }}
        />
        <div className="ask-row">
          <p className="ask-hint">One question, one answer. The playground goes on with it.</p>
          <Button look="main" onClick={() => (isAnswering ? stop() : void ask())}>
            {isAnswering ? 'Stop' : 'Send'}
          </Button>
        </div>
      </div>
      {problem && (
        <p id="ask-problem" role="alert" className="ask-problem">
          Not sent. {problem === 'api-key' ? <KeyWords /> : notFetchedWords}
        </p>
      )}
      {asked ? (
        <AskedPart
          asked={asked}
          client={client}
          path={playgroundPath}
          onAnswering={setIsAnswering}
        />
      ) : (
        <Prompts prompts={prompts} field={field} />
      )}
    </div>
  )
}

/** In the dialect that was chosen, unless another model is. */
function chooseModel({ workspace, commands }: Client, model: AskBoxProps['model']): void {
  const { providerId, modelId } = workspace.getState().choice
  if (providerId !== model.providerId || modelId !== model.id)
    commands.chooseModel(model.providerId, model.id)
}

interface AskedPartProps {
  readonly asked: Asked
  readonly client: Client | null
  readonly path: string
  readonly onAnswering: (isAnswering: boolean) => void
}

function AskedPart({ asked, client, path, onAnswering }: AskedPartProps): ReactElement {
  return (
    <div className="exchange">
      <p className="exchange-question" dir="auto">
        <span className="exchange-name">You</span>
        {asked.question}
      </p>
      {client && asked.conversationId !== null && (
        <LoadBoundary
          key={asked.conversationId}
          waiting={
            <p className="exchange-note" style={{ minBlockSize: 96 }}>
              The answer is being loaded.
            </p>
          }
          failed={<NotShown path={path} onAnswering={onAnswering} />}
        >
          <Exchange client={client} path={path} onAnswering={onAnswering} />
        </LoadBoundary>
      )}
    </div>
  )
}

/** The answer goes on; nothing here could tell when it is over. */
function NotShown({ path, onAnswering }: Pick<AskedPartProps, 'path' | 'onAnswering'>) {
  useEffect(() => onAnswering(false), [onAnswering])
  return (
    <p role="alert" className="ask-problem">
      The question was sent, but the answer cannot be shown here: a part of this page could not be
      fetched. <a href={path}>Read it in the playground</a>
    </p>
  )
}

interface PromptsProps {
  readonly prompts: readonly string[]
  readonly field: RefObject<HTMLTextAreaElement | null>
}

/** They fill the field: an answer may cost something. */
const Prompts = ({ prompts, field }: PromptsProps): ReactElement => (
  <ul className="ask-prompts needs-script" aria-label="Questions to begin with">
    {prompts.map((prompt) => (
      <li key={prompt}>
        <button
          type="button"
          className="control chip"
          onClick={() => {
            if (!field.current) return
            field.current.value = prompt
            field.current.focus()
          }}
        >
          {prompt}
        </button>
      </li>
    ))}
  </ul>
)
