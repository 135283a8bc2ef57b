import type { ComponentProps, ReactNode } from 'react'
import { Link } from './link.tsx'
import './button.css'

export type ButtonKind = 'primary' | 'quiet' | 'danger'

/** Primary: the one thing to do here. Quiet: everything else. Danger: what cannot be taken back. */
export function Button({
  kind = 'primary',
  type = 'button',
  ...rest
}: { kind?: ButtonKind } & Omit<ComponentProps<'button'>, 'className' | 'style'>) {
  return <button type={type} className={`button button-${kind}`} {...rest} />
}

/** A link that looks like a button: it leads somewhere, it changes nothing. */
export function ButtonLink({
  kind = 'primary',
  href,
  opens = 'within',
  children,
}: {
  kind?: ButtonKind
  href: string
  /** `whole-page`: read anew by the browser, even where it has the address of this one; `new-tab`: this page stays as it is. */
  opens?: 'within' | 'whole-page' | 'new-tab'
  children: ReactNode
}) {
  const Anchor = opens === 'within' ? Link : 'a'
  return (
    <Anchor className={`button button-${kind}`} href={href} {...(opens === 'new-tab' && { target: '_blank' })}>
      {children}
    </Anchor>
  )
}
