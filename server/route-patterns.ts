import { readdirSync } from 'node:fs'

/**
 * Finds the pattern of the route that a path belongs to, so that logs name routes and never the ids in their paths:
 * `/learn/0198…` is `/learn/[enrolment]`.
 *
 * @param appDirectory the folder of Next's routes, read once.
 * @returns the pattern; `/_next` for the framework's own files, and `unmatched` where there is no route.
 */
export function readRoutePatterns(appDirectory: string): (path: string) => string {
  const routes = readdirSync(appDirectory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(page|route)\.tsx?$/.test(entry.name))
    .map((entry) => patternOf(entry.parentPath.slice(appDirectory.length)))
    // Named segments come before dynamic ones, as in Next's own router.
    .sort((a, b) => dynamicSegments(a) - dynamicSegments(b))
    .map((pattern) => ({ pattern, expression: expressionOf(pattern) }))
  return (path) => {
    if (path.startsWith('/_next/')) return '/_next'
    const plain = path.length > 1 ? path.replace(/\/+$/, '') : path
    return routes.find(({ expression }) => expression.test(plain))?.pattern ?? 'unmatched'
  }
}

function patternOf(folder: string): string {
  const segments = folder.split(/[\\/]/).filter((segment) => segment !== '' && !/^(\(.*\)|@.*)$/.test(segment))
  return `/${segments.join('/')}`
}

function dynamicSegments(pattern: string): number {
  return pattern.split('[').length
}

function expressionOf(pattern: string): RegExp {
  const segments = pattern.slice(1).split('/')
  const expressions = segments.map((segment) => {
    if (segment.startsWith('[[...')) return '?.*'
    if (segment.startsWith('[...')) return '.+'
    if (segment.startsWith('[')) return '[^/]+'
    return segment.replaceAll(/[^\w-]/g, '\\$&')
  })
  return new RegExp(`^/${expressions.join('/')}$`)
}
