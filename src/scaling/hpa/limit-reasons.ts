/** What held a size: reasons and messages of the controller's conditions, in its words. */

export const UNLIMITED = ['DesiredWithinRange', 'the desired count is within the acceptable range'] as const;
export const UP_LIMIT = [
  'ScaleUpLimit',
  'the desired replica count is increasing faster than the maximum scale rate',
] as const;
export const DOWN_LIMIT = [
  'ScaleDownLimit',
  'the desired replica count is decreasing faster than the maximum scale rate',
] as const;
export const TOO_MANY = [
  'TooManyReplicas',
  'the desired replica count is more than the maximum replica count',
] as const;
export const TOO_FEW = ['TooFewReplicas', 'the desired replica count is less than the minimum replica count'] as const;
export const STABILISED_DOWN = [
  'ScaleDownStabilized',
  'recent recommendations were higher than current one, applying the highest recent recommendation',
] as const;
export const STABILISED_UP = [
  'ScaleUpStabilized',
  'recent recommendations were lower than current one, applying the lowest recent recommendation',
] as const;
export type Limit = readonly [reason: string, message: string];
