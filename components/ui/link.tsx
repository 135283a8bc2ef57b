import NextLink from 'next/link'
import type { ComponentProps } from 'react'

/**
 * A link within the application. Next would ask the server ahead for every link in view, twice each, and hear nothing that it
 * could show: each page is made for who asks and when (docs/decisions/nothing-asked-ahead.md).
 */
export function Link(properties: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...properties} />
}
