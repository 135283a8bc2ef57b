/** A range around zero in words: which side its ends lie on, and how far, for texts that say "4 fewer to 23 more". */
export function spanOf({ low, high }: { low: number; high: number }): {
  span: 'fewerToMore' | 'more' | 'fewer'
  low: number
  high: number
} {
  if (low < 0 && high > 0) return { span: 'fewerToMore', low: -low, high }
  if (high > 0 || low >= 0) return { span: 'more', low: Math.max(0, low), high }
  return { span: 'fewer', low: Math.abs(high), high: Math.abs(low) }
}
