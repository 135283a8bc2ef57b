import type { ComponentProps } from 'react'

/** Stands in for Next's link where there is no Next. */
export default function PlainLink(props: ComponentProps<'a'>) {
  return <a {...props} />
}
