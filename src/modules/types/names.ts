/** The types that have no builtin name, under their names in the module types. */
import { tracebackType } from '../../runtime/exceptions/exception.ts';
import { typeError } from '../../runtime/exceptions/raise.ts';
import { codeType } from '../../runtime/objects/code-object.ts';
import { frameType } from '../../runtime/objects/frame.ts';
import { functionType, methodType } from '../../runtime/objects/function.ts';
import {
  cellType,
  classMethodDescriptorType,
  methodDescriptorType,
  methodWrapperType,
  wrapperDescriptorType,
} from '../../runtime/objects/function-methods.ts';
import { asyncGeneratorType, coroutineType, generatorType } from '../../runtime/objects/generator.ts';
import { genericAliasType, unionType } from '../../runtime/objects/generic-alias.ts';
import { mappingProxyType } from '../../runtime/objects/mapping-proxy.ts';
import { memberDescriptorType } from '../../runtime/objects/member.ts';
import { moduleType } from '../../runtime/objects/module.ts';
import { addMethods, getSetType, nativeFunctionType } from '../../runtime/objects/native.ts';
import { builtinType, type PyType } from '../../runtime/objects/type.ts';
import { ellipsisType, noneType, notImplementedType } from '../../runtime/operations/type-of.ts';

/** The type of opaque C pointers, of which there are none here. */
const capsuleType = builtinType('PyCapsule', undefined, { final: true });
addMethods(capsuleType, {
  __new__: [
    '(cls, /)',
    () => {
      throw typeError("cannot create 'PyCapsule' instances");
    },
  ],
});

export const TYPE_NAMES: Readonly<Record<string, PyType>> = {
  FunctionType: functionType,
  LambdaType: functionType,
  CodeType: codeType,
  MappingProxyType: mappingProxyType,
  CellType: cellType,
  GeneratorType: generatorType,
  CoroutineType: coroutineType,
  AsyncGeneratorType: asyncGeneratorType,
  MethodType: methodType,
  BuiltinFunctionType: nativeFunctionType,
  BuiltinMethodType: nativeFunctionType,
  WrapperDescriptorType: wrapperDescriptorType,
  MethodWrapperType: methodWrapperType,
  MethodDescriptorType: methodDescriptorType,
  ClassMethodDescriptorType: classMethodDescriptorType,
  ModuleType: moduleType,
  TracebackType: tracebackType,
  FrameType: frameType,
  GetSetDescriptorType: getSetType,
  MemberDescriptorType: memberDescriptorType,
  GenericAlias: genericAliasType,
  UnionType: unionType,
  EllipsisType: ellipsisType,
  NoneType: noneType,
  NotImplementedType: notImplementedType,
  CapsuleType: capsuleType,
};
