'use client'

import { unstable_isUnrecognizedActionError } from 'next/navigation'
import { Component, type ReactNode } from 'react'
import { reloadWithFormValues } from './typed-before.ts'

type State = { readonly error: Error | null }

/**
 * Around a form: where the server that it was sent to is another build and does not know its action, the page is loaded
 * again with what was typed. Every other error goes on to the page's own.
 */
export class ReloadOnNewBuild extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: Error): State {
    return { error }
  }

  override componentDidCatch(error: Error): void {
    if (unstable_isUnrecognizedActionError(error)) reloadWithFormValues()
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === null) return this.props.children
    if (unstable_isUnrecognizedActionError(error)) return null
    throw error
  }
}
