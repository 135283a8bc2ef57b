import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'

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
  children,
}: {
  kind?: ButtonKind
  href: string
  children: ReactNode
}) {
  return (
    <Link className={`button button-${kind}`} href={href}>
      {children}
    </Link>
  )
}
