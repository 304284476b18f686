import { useState, type FormEvent, type ReactElement } from 'react'

import { useCommands } from '../access/client-context.tsx'
import { Button } from '../kit/button.tsx'

/** The door of a server that is open to more than its own machine. */
export function AccessForm(): ReactElement {
  const { signIn } = useCommands()
  const [token, setToken] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setProblem(await signIn(token))
  }
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <form
        className="flex w-full max-w-96 flex-col gap-3"
        onSubmit={(event) => void submit(event)}
      >
        <h1 className="text-title font-semibold">This server asks for its access token</h1>
        <p>Whoever started it has set one: the value of VERBATIM_ACCESS_TOKEN.</p>
        <label htmlFor="access-token" className="font-medium">
          Access token
        </label>
        <input
          id="access-token"
          type="password"
          autoComplete="current-password"
          required
          className="text-field"
          value={token}
          onChange={(event) => setToken(event.target.value)}
        />
        <p role="alert" className="text-bad-text">
          {problem}
        </p>
        <Button look="main" type="submit">
          Open
        </Button>
      </form>
    </main>
  )
}
