import { useId, useState, type ReactElement } from 'react'

import type { MoreParam } from '../../core/chat/more-params.ts'
import type { EncodedRequest } from '../../core/dialect/dialect.ts'
import { useCommands } from '../access/client-context.tsx'
import { FormatFields } from './format-fields.tsx'
import { NumberBox } from './number-box.tsx'
import { rangeOf } from './number-range.ts'
import { ParamFrame } from './param-frame.tsx'
import { StopTexts } from './stop-texts.tsx'
import { useParam, type ParamInRow } from './use-param.ts'

type Of<Control extends MoreParam['control']> = Extract<MoreParam, { readonly control: Control }>

interface RowProps<Param extends MoreParam> {
  readonly param: Param
  readonly encoded: EncodedRequest | null
}

interface MoreRowProps extends RowProps<MoreParam> {
  /** What is wrong with the schema; null while nothing is. */
  readonly schemaError: string | null
}

/** A parameter of the folded group; what it holds says which control it has. */
export function MoreRow({ param, encoded, schemaError }: MoreRowProps): ReactElement {
  switch (param.control) {
    case 'number':
      return <NumberRow param={param} encoded={encoded} />
    case 'list':
      return <StopRow param={param} encoded={encoded} />
    case 'choice':
      return <ChoiceRow param={param} encoded={encoded} />
    case 'format':
      return <FormatRow param={param} encoded={encoded} schemaError={schemaError} />
  }
}

/** What the first line of each of these rows is told: nothing is sent at first. */
function useFrame(param: MoreParam, { isSent, note, warnings, send }: Framed) {
  const { resetParam } = useCommands()
  const id = useId()
  const { name, label } = param
  const reset = { label: `Reset ${label}`, was: 'not sent', onReset: () => resetParam(name) }
  return {
    id,
    label,
    about: name,
    isChanged: isSent,
    reset: isSent ? reset : null,
    send,
    note,
    warnings,
  }
}

type Framed = Pick<ParamInRow<MoreParam['name']>, 'isSent' | 'note' | 'warnings' | 'send'>

function NumberRow({ param, encoded }: RowProps<Of<'number'>>): ReactElement {
  const row = useParam(param.name, encoded)
  const frame = useFrame(param, row)
  const [limit, setLimit] = useState<string | null>(null)
  const boxId = `${frame.id}-box`
  return (
    <ParamFrame
      {...frame}
      fieldId={boxId}
      note={limit ?? frame.note}
      control={
        <NumberBox
          id={boxId}
          value={row.setting.value}
          range={rangeOf(param, row.support)}
          isDisabled={!row.support.supported}
          isFaint={row.isFaint}
          describedBy={`${frame.id}-note`}
          onChange={row.change}
          onNote={setLimit}
        />
      }
    />
  )
}

function StopRow({ param, encoded }: RowProps<Of<'list'>>): ReactElement {
  const { setParam } = useCommands()
  const row = useParam(param.name, encoded)
  const frame = useFrame(param, row)
  const texts = row.setting.value
  const most = row.support.supported && 'max' in row.support ? row.support.max : texts.length
  const count = `${texts.length} of up to ${most}`
  const note = row.isSent && texts.length === 0 ? 'Empty, so not sent' : frame.note
  return (
    <ParamFrame
      {...frame}
      fieldId={`${frame.id}-field`}
      note={note}
      figures={row.support.supported && <span className="text-meta text-ink3">{count}</span>}
    >
      <StopTexts
        id={`${frame.id}-field`}
        texts={texts}
        most={most}
        isDisabled={!row.support.supported}
        describedBy={`${frame.id}-note`}
        onAdd={(text) => row.change([...texts, text])}
        // Whether they are sent is not what was asked.
        onRemove={(text) =>
          setParam(
            param.name,
            texts.filter((each) => each !== text),
          )
        }
      />
    </ParamFrame>
  )
}

function ChoiceRow({ param, encoded }: RowProps<Of<'choice'>>): ReactElement {
  const row = useParam(param.name, encoded)
  const frame = useFrame(param, row)
  const { value } = row.setting
  const taken = 'choices' in row.support ? row.support.choices : []
  const choices = taken.includes(value) ? taken : [value, ...taken]
  return (
    <ParamFrame
      {...frame}
      fieldId={`${frame.id}-select`}
      control={
        <select
          id={`${frame.id}-select`}
          aria-describedby={`${frame.id}-note`}
          className="text-field choice-box"
          data-faint={!row.isSent || undefined}
          disabled={!row.support.supported}
          value={value}
          onChange={(event) => row.change(event.target.value)}
        >
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      }
    />
  )
}

interface FormatRowProps extends RowProps<Of<'format'>> {
  readonly schemaError: string | null
}

function FormatRow({ param, encoded, schemaError }: FormatRowProps): ReactElement {
  const row = useParam(param.name, encoded)
  const frame = useFrame(param, row)
  return (
    <ParamFrame {...frame}>
      <FormatFields
        label={param.label}
        value={row.setting.value}
        choices={'choices' in row.support ? row.support.choices : null}
        schemaError={schemaError}
        onChange={row.change}
      />
    </ParamFrame>
  )
}
