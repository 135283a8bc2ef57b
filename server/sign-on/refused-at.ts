import type { SignOnRefusal } from '#domain/sign-on/refusals.ts'
import type { Journey } from './journey-cookie.ts'

/** Where someone reads why the way to the provider came to nothing. */
export function refusedAt(purpose: Journey['purpose'], reason: SignOnRefusal): string {
  switch (purpose) {
    case 'try':
      return `/admin/single-sign-on?tried=${reason}`
    case 'prove':
      return '/account?identity=refused'
    case 'sign-in':
      return `/sign-in?refused=${reason}`
    default:
      return purpose satisfies never
  }
}
