import { useId, type ReactElement } from 'react'

import type { FormatSetting } from '../../client/stores/workspace-store.ts'
import { Choice } from '../kit/choice.tsx'
import { JsonField } from './json-field.tsx'

const formats = [
  { value: 'text', label: 'Text' },
  { value: 'json', label: 'JSON' },
  { value: 'json-schema', label: 'JSON schema' },
] as const

const strictness = [
  { value: 'unset', label: 'Not sent' },
  { value: 'yes', label: 'Strict' },
  { value: 'no', label: 'Not strict' },
] as const

const strictValues = { unset: null, yes: true, no: false } as const

interface FormatFieldsProps {
  readonly label: string
  readonly value: FormatSetting
  /** The types that are taken; null when none is. */
  readonly choices: readonly string[] | null
  readonly schemaError: string | null
  readonly onChange: (value: FormatSetting) => void
}

/** Text, JSON, or JSON by a schema, which then has its own fields. */
export function FormatFields(props: FormatFieldsProps): ReactElement {
  const { label, value, choices, schemaError, onChange } = props
  // What is chosen stays in sight, even where it is not taken: encoding says so.
  const offered = formats.filter(
    (format) => choices === null || format.value === value.type || choices.includes(format.value),
  )
  return (
    <>
      <Choice
        label={label}
        options={offered}
        value={value.type}
        isDisabled={choices === null}
        onChoose={(type) => onChange({ ...value, type })}
      />
      {value.type === 'json-schema' && choices !== null && (
        <SchemaFields value={value} schemaError={schemaError} onChange={onChange} />
      )}
    </>
  )
}

type SchemaFieldsProps = Pick<FormatFieldsProps, 'value' | 'schemaError' | 'onChange'>

function SchemaFields({ value, schemaError, onChange }: SchemaFieldsProps): ReactElement {
  const id = useId()
  const { name, schemaText, isStrict } = value
  return (
    <div className="schema-fields">
      <div className="schema-name">
        <label htmlFor={`${id}-name`}>Schema name</label>
        <input
          id={`${id}-name`}
          type="text"
          dir="ltr"
          autoComplete="off"
          spellCheck={false}
          aria-describedby={`${id}-rule`}
          className="text-field"
          value={name}
          onChange={(event) => onChange({ ...value, name: event.target.value })}
        />
      </div>
      <div id={`${id}-rule`} aria-live="polite" className="param-note">
        {goodName.test(name)
          ? null
          : 'Letters, digits, _ and - only, at most 64: most providers refuse another name.'}
      </div>
      <Choice
        label="Strict"
        options={strictness}
        value={isStrict === null ? 'unset' : isStrict ? 'yes' : 'no'}
        onChoose={(strict) => onChange({ ...value, isStrict: strictValues[strict] })}
      />
      <JsonField
        label="JSON schema"
        text={schemaText}
        error={schemaError}
        onChange={(text) => onChange({ ...value, schemaText: text })}
      />
    </div>
  )
}

/** @see https://platform.openai.com/docs/api-reference/chat/create, `json_schema.name` */
const goodName = /^[\w-]{1,64}$/
