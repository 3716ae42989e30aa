import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { wording } from '../../electron/core/language/language.ts'

type Props = { children: ReactNode; resetKey?: string }
type State = { error: Error | null }

/** Keeps a fault of one page from blanking the window: says so and offers the way on. Watching is not affected. */
export class CrashBoundary extends Component<Props, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: Error): State {
    return { error }
  }

  override componentDidUpdate(before: Props): void {
    if (before.resetKey !== this.props.resetKey && this.state.error) this.setState({ error: null })
  }

  override render(): ReactNode {
    if (!this.state.error) return this.props.children
    return (
      <div className="hs-page" role="alert">
        <h1>{wording.app.crashTitle}</h1>
        <p>{wording.app.crashText}</p>
        <pre className="hs-mono">{this.state.error.message}</pre>
        <div>
          <Button onClick={() => location.reload()}>{wording.app.loadAgain}</Button>
        </div>
      </div>
    )
  }
}
