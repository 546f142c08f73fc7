/**
 * The syntax tree: CPython 3.13's `ast` nodes under their own names, fields in camelCase, told apart by `kind`.
 * Lines count from 1; columns are 0-based UTF-16 offsets into the source line.
 */

export interface Position {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

export interface Module {
  kind: 'Module';
  body: Statement[];
}

export interface ExpressionModule {
  kind: 'Expression';
  body: Expression;
}

export type Statement =
  | FunctionDef
  | AsyncFunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | TypeAlias
  | AugAssign
  | AnnAssign
  | For
  | AsyncFor
  | While
  | If
  | With
  | AsyncWith
  | Match
  | Raise
  | Try
  | TryStar
  | Assert
  | Import
  | ImportFrom
  | Global
  | Nonlocal
  | Expr
  | Pass
  | Break
  | Continue;

export type FunctionDefinition = FunctionDef | AsyncFunctionDef;

interface FunctionFields extends Position {
  name: string;
  args: Arguments;
  body: Statement[];
  decoratorList: Expression[];
  returns: Expression | undefined;
  typeParams: TypeParam[];
}
export interface FunctionDef extends FunctionFields {
  kind: 'FunctionDef';
}
export interface AsyncFunctionDef extends FunctionFields {
  kind: 'AsyncFunctionDef';
}
export interface ClassDef extends Position {
  kind: 'ClassDef';
  name: string;
  bases: Expression[];
  keywords: Keyword[];
  body: Statement[];
  decoratorList: Expression[];
  typeParams: TypeParam[];
}
export interface Return extends Position {
  kind: 'Return';
  value: Expression | undefined;
}
export interface Delete extends Position {
  kind: 'Delete';
  targets: Expression[];
}
export interface Assign extends Position {
  kind: 'Assign';
  targets: Expression[];
  value: Expression;
}
export interface TypeAlias extends Position {
  kind: 'TypeAlias';
  name: Name;
  typeParams: TypeParam[];
  value: Expression;
}
export interface AugAssign extends Position {
  kind: 'AugAssign';
  target: Expression;
  op: Operator;
  value: Expression;
}
export interface AnnAssign extends Position {
  kind: 'AnnAssign';
  target: Expression;
  annotation: Expression;
  value: Expression | undefined;
  /** True for a bare name without parentheses. */
  simple: boolean;
}
interface ForFields extends Position {
  target: Expression;
  iter: Expression;
  body: Statement[];
  orelse: Statement[];
}
export interface For extends ForFields {
  kind: 'For';
}
export interface AsyncFor extends ForFields {
  kind: 'AsyncFor';
}
export interface While extends Position {
  kind: 'While';
  test: Expression;
  body: Statement[];
  orelse: Statement[];
}
export interface If extends Position {
  kind: 'If';
  test: Expression;
  body: Statement[];
  orelse: Statement[];
}
interface WithFields extends Position {
  items: WithItem[];
  body: Statement[];
}
export interface With extends WithFields {
  kind: 'With';
}
export interface AsyncWith extends WithFields {
  kind: 'AsyncWith';
}
export interface Match extends Position {
  kind: 'Match';
  subject: Expression;
  cases: MatchCase[];
}
export interface Raise extends Position {
  kind: 'Raise';
  exc: Expression | undefined;
  cause: Expression | undefined;
}
interface TryFields extends Position {
  body: Statement[];
  handlers: ExceptHandler[];
  orelse: Statement[];
  finalbody: Statement[];
}
export interface Try extends TryFields {
  kind: 'Try';
}
export interface TryStar extends TryFields {
  kind: 'TryStar';
}
export interface Assert extends Position {
  kind: 'Assert';
  test: Expression;
  msg: Expression | undefined;
}
export interface Import extends Position {
  kind: 'Import';
  names: Alias[];
}
export interface ImportFrom extends Position {
  kind: 'ImportFrom';
  module: string | undefined;
  names: Alias[];
  level: number;
}
export interface Global extends Position {
  kind: 'Global';
  names: string[];
}
export interface Nonlocal extends Position {
  kind: 'Nonlocal';
  names: string[];
}
export interface Expr extends Position {
  kind: 'Expr';
  value: Expression;
}
export interface Pass extends Position {
  kind: 'Pass';
}
export interface Break extends Position {
  kind: 'Break';
}
export interface Continue extends Position {
  kind: 'Continue';
}

export type Expression =
  | BoolOp
  | NamedExpr
  | BinOp
  | UnaryOp
  | Lambda
  | IfExp
  | Dict
  | SetDisplay
  | ListComp
  | SetComp
  | DictComp
  | GeneratorExp
  | Await
  | Yield
  | YieldFrom
  | Compare
  | Call
  | FormattedValue
  | JoinedStr
  | Constant
  | Attribute
  | Subscript
  | Starred
  | Name
  | List
  | Tuple
  | Slice;

export type Context = 'Load' | 'Store' | 'Del';
export type Operator =
  | 'Add'
  | 'Sub'
  | 'Mult'
  | 'MatMult'
  | 'Div'
  | 'Mod'
  | 'Pow'
  | 'LShift'
  | 'RShift'
  | 'BitOr'
  | 'BitXor'
  | 'BitAnd'
  | 'FloorDiv';
export type UnaryOperator = 'Invert' | 'Not' | 'UAdd' | 'USub';
export type CompareOperator = 'Eq' | 'NotEq' | 'Lt' | 'LtE' | 'Gt' | 'GtE' | 'Is' | 'IsNot' | 'In' | 'NotIn';

export interface BoolOp extends Position {
  kind: 'BoolOp';
  op: 'And' | 'Or';
  values: Expression[];
}
export interface NamedExpr extends Position {
  kind: 'NamedExpr';
  target: Name;
  value: Expression;
}
export interface BinOp extends Position {
  kind: 'BinOp';
  left: Expression;
  op: Operator;
  right: Expression;
}
export interface UnaryOp extends Position {
  kind: 'UnaryOp';
  op: UnaryOperator;
  operand: Expression;
}
export interface Lambda extends Position {
  kind: 'Lambda';
  args: Arguments;
  body: Expression;
}
export interface IfExp extends Position {
  kind: 'IfExp';
  test: Expression;
  body: Expression;
  orelse: Expression;
}
export interface Dict extends Position {
  kind: 'Dict';
  /** undefined: `**value`. */
  keys: (Expression | undefined)[];
  values: Expression[];
}
export interface SetDisplay extends Position {
  kind: 'Set';
  elts: Expression[];
}
export interface ListComp extends Position {
  kind: 'ListComp';
  elt: Expression;
  generators: Comprehension[];
}
export interface SetComp extends Position {
  kind: 'SetComp';
  elt: Expression;
  generators: Comprehension[];
}
export interface DictComp extends Position {
  kind: 'DictComp';
  key: Expression;
  value: Expression;
  generators: Comprehension[];
}
export interface GeneratorExp extends Position {
  kind: 'GeneratorExp';
  elt: Expression;
  generators: Comprehension[];
}
export interface Await extends Position {
  kind: 'Await';
  value: Expression;
}
export interface Yield extends Position {
  kind: 'Yield';
  value: Expression | undefined;
}
export interface YieldFrom extends Position {
  kind: 'YieldFrom';
  value: Expression;
}
export interface Compare extends Position {
  kind: 'Compare';
  left: Expression;
  ops: CompareOperator[];
  comparators: Expression[];
}
export interface Call extends Position {
  kind: 'Call';
  func: Expression;
  args: Expression[];
  keywords: Keyword[];
}
export interface FormattedValue extends Position {
  kind: 'FormattedValue';
  value: Expression;
  /** -1 none, else the character code of s, r or a. */
  conversion: number;
  formatSpec: JoinedStr | undefined;
}
export interface JoinedStr extends Position {
  kind: 'JoinedStr';
  values: Expression[];
}
export interface Constant extends Position {
  kind: 'Constant';
  value: ConstantValue;
}
export type ConstantValue =
  | { type: 'int'; value: number | bigint }
  | { type: 'float'; value: number }
  | { type: 'complex'; imag: number }
  /** UTF-16; lone surrogates possible from escapes. */
  | { type: 'str'; value: string; points?: readonly number[] }
  | { type: 'bytes'; value: Uint8Array }
  | { type: 'bool'; value: boolean }
  | { type: 'none' }
  | { type: 'ellipsis' };
export interface Attribute extends Position {
  kind: 'Attribute';
  value: Expression;
  attr: string;
  ctx: Context;
}
export interface Subscript extends Position {
  kind: 'Subscript';
  value: Expression;
  slice: Expression;
  ctx: Context;
}
export interface Starred extends Position {
  kind: 'Starred';
  value: Expression;
  ctx: Context;
}
export interface Name extends Position {
  kind: 'Name';
  id: string;
  ctx: Context;
}
export interface List extends Position {
  kind: 'List';
  elts: Expression[];
  ctx: Context;
}
export interface Tuple extends Position {
  kind: 'Tuple';
  elts: Expression[];
  ctx: Context;
}
export interface Slice extends Position {
  kind: 'Slice';
  lower: Expression | undefined;
  upper: Expression | undefined;
  step: Expression | undefined;
}

export interface Comprehension {
  kind: 'comprehension';
  target: Expression;
  iter: Expression;
  ifs: Expression[];
  isAsync: boolean;
}
export interface ExceptHandler extends Position {
  kind: 'ExceptHandler';
  type: Expression | undefined;
  name: string | undefined;
  body: Statement[];
}
export interface Arguments {
  kind: 'arguments';
  posonlyargs: Arg[];
  args: Arg[];
  vararg: Arg | undefined;
  kwonlyargs: Arg[];
  /** One per kwonlyargs; undefined: required. */
  kwDefaults: (Expression | undefined)[];
  kwarg: Arg | undefined;
  /** Of the last parameters of posonlyargs and args together. */
  defaults: Expression[];
}
export interface Arg extends Position {
  kind: 'arg';
  arg: string;
  annotation: Expression | undefined;
}
export interface Keyword extends Position {
  kind: 'keyword';
  /** undefined: `**value`. */
  arg: string | undefined;
  value: Expression;
}
export interface Alias extends Position {
  kind: 'alias';
  name: string;
  asname: string | undefined;
}
export interface WithItem {
  kind: 'withitem';
  contextExpr: Expression;
  optionalVars: Expression | undefined;
}
export interface MatchCase {
  kind: 'match_case';
  pattern: Pattern;
  guard: Expression | undefined;
  body: Statement[];
}

export type Pattern =
  | MatchValue
  | MatchSingleton
  | MatchSequence
  | MatchMapping
  | MatchClass
  | MatchStar
  | MatchAs
  | MatchOr;
export interface MatchValue extends Position {
  kind: 'MatchValue';
  value: Expression;
}
export interface MatchSingleton extends Position {
  kind: 'MatchSingleton';
  value: ConstantValue;
}
export interface MatchSequence extends Position {
  kind: 'MatchSequence';
  patterns: Pattern[];
}
export interface MatchMapping extends Position {
  kind: 'MatchMapping';
  keys: Expression[];
  patterns: Pattern[];
  rest: string | undefined;
}
export interface MatchClass extends Position {
  kind: 'MatchClass';
  cls: Expression;
  patterns: Pattern[];
  kwdAttrs: string[];
  kwdPatterns: Pattern[];
}
export interface MatchStar extends Position {
  kind: 'MatchStar';
  name: string | undefined;
}
export interface MatchAs extends Position {
  kind: 'MatchAs';
  pattern: Pattern | undefined;
  name: string | undefined;
}
export interface MatchOr extends Position {
  kind: 'MatchOr';
  patterns: Pattern[];
}

export type TypeParam = TypeVar | ParamSpec | TypeVarTuple;
export interface TypeVar extends Position {
  kind: 'TypeVar';
  name: string;
  bound: Expression | undefined;
  defaultValue: Expression | undefined;
}
export interface ParamSpec extends Position {
  kind: 'ParamSpec';
  name: string;
  defaultValue: Expression | undefined;
}
export interface TypeVarTuple extends Position {
  kind: 'TypeVarTuple';
  name: string;
  defaultValue: Expression | undefined;
}
