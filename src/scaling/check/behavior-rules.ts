/** Rules on how fast an HPA goes up and down, and on what holds it. */
import { describePolicies } from '../hpa/rate-limits.ts';
import { about, type Rule } from './context.ts';
import { scaleDownTime } from './scale-down-time.ts';

/** The time from max to min, step by step. */
const scaleDownDuration: Rule = (context) => {
  const { spec, flags } = context;
  if (spec.minReplicas === spec.maxReplicas) return [];
  const { seconds, sizes } = scaleDownTime(spec, flags);
  const path = ['spec', 'behavior', 'scaleDown'];
  if (seconds === undefined) {
    if (spec.behavior?.scaleDown.select === 'Disabled') return [];
    return [
      about(
        context,
        'scale-down-duration',
        'warning',
        path,
        `from ${spec.maxReplicas} it does not come down within a day`,
      ),
    ];
  }
  const shown = sizes.length > 16 ? [...sizes.slice(0, 8), '...', ...sizes.slice(-3)] : sizes;
  return [
    about(
      context,
      'scale-down-duration',
      seconds > 600 ? 'warning' : 'note',
      path,
      `from ${spec.maxReplicas} to ${sizes.at(-1)} takes ${minutes(seconds)} once the load is gone: ${shown.join('-')}`,
      seconds > 600
        ? 'nodes are given back about ten minutes after that; a larger percentage or a pods policy shortens it'
        : undefined,
    ),
  ];
};

/** With Max, a policy added for safety makes it faster. */
const maxSelectsFaster: Rule = (context) => {
  const rules = context.spec.behavior?.scaleDown;
  if (rules === undefined || rules.policies.length < 2 || rules.select !== 'Max') return [];
  return [
    about(
      context,
      'max-selects-faster',
      'warning',
      ['spec', 'behavior', 'scaleDown', 'policies'],
      `of several policies the one that removes most is taken (selectPolicy Max): ${describePolicies(rules)}`,
      'for the gentler of them set selectPolicy: Min',
    ),
  ];
};

const disabledDirection: Rule = (context) =>
  (['scaleUp', 'scaleDown'] as const)
    .filter((direction) => context.spec.behavior?.[direction].select === 'Disabled')
    .map((direction) =>
      about(
        context,
        'direction-disabled',
        'warning',
        ['spec', 'behavior', direction, 'selectPolicy'],
        direction === 'scaleDown'
          ? 'it never scales down: the peak is paid until someone scales it'
          : 'it never scales up',
      ),
    );

/** Without a window every dip of a noisy metric removes pods. */
const noWindow: Rule = (context) => {
  if (context.spec.behavior?.scaleDown.windowSeconds !== 0) return [];
  return [
    about(
      context,
      'no-scale-down-window',
      'warning',
      ['spec', 'behavior', 'scaleDown', 'stabilizationWindowSeconds'],
      'is 0: each sync, every 15 s, acts on the newest sample alone, and a dip of a minute costs pods that the next minute needs',
      'leave it out for 300 s',
    ),
  ];
};

const slowUp: Rule = (context) => {
  const seconds = context.spec.behavior?.scaleUp.windowSeconds ?? 0;
  if (seconds === 0) return [];
  return [
    about(
      context,
      'scale-up-window',
      seconds > 60 ? 'warning' : 'note',
      ['spec', 'behavior', 'scaleUp', 'stabilizationWindowSeconds'],
      `a load that rises is answered ${seconds} s late: the lowest wish of that time counts`,
    ),
  ];
};

/** A policy's period is no waiting time. */
const periodBelowSync: Rule = (context) => {
  const { behavior } = context.spec;
  if (behavior === undefined) return [];
  return (['scaleUp', 'scaleDown'] as const).flatMap((direction) =>
    behavior[direction].policies.flatMap(({ periodSeconds }, index) =>
      periodSeconds < 15 && context.written[direction]
        ? [
            about(
              context,
              'period-below-sync',
              'warning',
              ['spec', 'behavior', direction, 'policies', index, 'periodSeconds'],
              `is ${periodSeconds} s, shorter than the 15 s between two syncs: the policy counts nothing and limits each sync alone`,
            ),
          ]
        : [],
    ),
  );
};

const filledIn: Rule = (context) => {
  const { behavior } = context.spec;
  if (behavior === undefined || (context.written.scaleUp && context.written.scaleDown)) return [];
  const missing = context.written.scaleUp ? 'scaleDown' : 'scaleUp';
  const window = behavior[missing].windowSeconds ?? context.flags.downscaleStabilizationMs / 1000;
  return [
    about(
      context,
      'behavior-filled-in',
      'note',
      ['spec', 'behavior'],
      `${missing} is not given and gets the defaults: ${describePolicies(behavior[missing])}, window ${window} s`,
    ),
  ];
};

/** Sizes at which whole replicas' worth of load changes nothing. */
const toleranceTrap: Rule = (context) => {
  const { spec, flags } = context;
  const up = spec.behavior?.scaleUp.tolerance ?? flags.tolerance;
  const replicas = Math.floor(spec.maxReplicas * up);
  if (replicas < 2) return [];
  return [
    about(
      context,
      'tolerance-trap',
      'note',
      ['spec', 'behavior', 'scaleUp', 'tolerance'],
      `a tolerance of ${Math.round(up * 100)} % hides the load of ${replicas} replicas at ${spec.maxReplicas}: that much more changes nothing`,
      'Kubernetes 1.37 (beta from 1.35) takes a tolerance per direction: scaleUp.tolerance: 0.02',
    ),
  ];
};

function minutes(seconds: number): string {
  const whole = Math.floor(seconds / 60);
  const rest = seconds % 60;
  return whole === 0 ? `${rest} s` : rest === 0 ? `${whole} minutes` : `${whole} min ${rest} s`;
}

export const BEHAVIOR_RULES: readonly Rule[] = [
  scaleDownDuration,
  maxSelectsFaster,
  disabledDirection,
  noWindow,
  slowUp,
  periodBelowSync,
  filledIn,
  toleranceTrap,
];
