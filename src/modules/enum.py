"""
Enumerations: classes whose members are constants.

A class body is collected by EnumDict, described by a _Plan (what makes members, which bits flags have) and filled with
members by a _Founder, which type.__new__() calls as it names what stands in the body. Lookups by value go to one dict.
"""
import builtins
import sys

__all__ = """
    EnumType EnumMeta EnumDict Enum IntEnum StrEnum Flag IntFlag ReprEnum auto unique property verify member nonmember
    FlagBoundary STRICT CONFORM EJECT KEEP global_flag_repr global_enum_repr global_str global_enum EnumCheck
    CONTINUOUS NAMED_FLAGS UNIQUE pickle_by_global_name pickle_by_enum_name
""".split()

_absent = object()
_SIMPLE = int, str
_plain_new = object.__new__
# Classes that have none: going through their many names would be most of what making an IntEnum takes.
_WITHOUT_PROPERTIES = frozenset((object, int, str, float, complex, bytes, tuple, frozenset))
_view = type(type.__dict__)
_HOOKS = frozenset((
    "_missing_", "_generate_next_value_", "_order_", "_ignore_", "_numeric_repr_", "_add_alias_", "_add_value_alias_",
    "_iter_member_", "_iter_member_by_value_", "_iter_member_by_def_",
))


class nonmember:
    """What stands in a body in this wrapper is an ordinary attribute."""

    def __init__(self, value):
        self.value = value


class member:
    """What stands in a body in this wrapper becomes a member, functions and classes too."""
    __init__ = nonmember.__init__


class auto:
    """Stands for the value that _generate_next_value_() chooses."""

    def __init__(self, value=_absent):
        self.value = value

    def __repr__(self):
        return "auto(%r)" % (self.value,)


def _lines_around(name):
    """For a name that starts with a line: 1 for _name_, 2 for __name__, -1 for others."""
    bare = name.strip("_")
    for count in (1, 2):
        if bare and name == f"{'_' * count}{bare}{'_' * count}":
            return count
    return -1


def _words(names):
    return names.replace(",", " ").split() if isinstance(names, str) else list(names)


def _bits(number):
    """The powers of two that a number is made of, the smallest first."""
    number = number.value if isinstance(number, Enum) else number
    if number < 0:
        raise ValueError(f"{number!r} is not a positive integer")
    return [1 << place for place in range(number.bit_length()) if number >> place & 1]


def _single(number):
    return number > 0 and number.bit_count() == 1


def show_flag_values(value):
    return _bits(value)


def bin(num, max_bits=None):
    """The binary digits after a group with the sign: 0b0 101, or 0b1 011 for -5."""
    width = num.bit_length()
    sign = "1" if num < 0 else "0"
    digits = format(num & (1 << width) - 1, f"0{width}b") if width else ""
    if num < 0 and not digits.strip("0"):
        digits = digits[1:]
    return f"0b{sign} {digits if max_bits is None else digits.rjust(max_bits, sign)}"


class property(builtins.property):
    """A property of members whose name a member may have too: the class gives the member, members the property."""
    member = None

    def __set_name__(self, owner, name):
        self.name = name
        self.clsname = owner.__name__

    def _refuse(self, action):
        raise AttributeError(f"<enum {self.clsname!r}> cannot {action} attribute {self.name!r}")

    def __get__(self, instance, ownerclass=None):
        if instance is not None:
            if self.fget is not None:
                return self.fget(instance)
            found = ownerclass._member_map_.get(self.name)
        else:
            found = self.member
        if found is None:
            raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}")
        return found

    def __set__(self, instance, value):
        self._refuse("set") if self.fset is None else self.fset(instance, value)

    def __delete__(self, instance):
        self._refuse("delete") if self.fdel is None else self.fdel(instance)


class EnumDict(dict):
    """The namespace of a body: sorts out what becomes a member, and in what order."""

    def __init__(self):
        dict.__init__(self)
        self._member_names = {}
        self._chooser = None
        self._chosen = False
        self._values = []
        self._skipped = ()
        self._owner = None

    @builtins.property
    def member_names(self):
        return [*self._member_names]

    def __setitem__(self, key, value):
        lines = _lines_around(key) if key[:1] == "_" else 0
        if lines and self._owner is not None and key.startswith(f"_{self._owner}__") and key[-2:] != "__":
            pass
        elif lines == 1:
            value = self._hook(key, value)
        elif lines != 2:
            value = self._sorted_in(key, value)
        elif key == "__order__":
            key = "_order_"
        dict.__setitem__(self, key, value)

    def _sorted_in(self, key, value):
        """The value to keep; notes the name if it becomes a member."""
        if key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        if key in self._skipped:
            return value
        if isinstance(value, nonmember):
            return value.value
        if type(value) not in _SIMPLE and self._ordinary(value):
            return value
        if key in self:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        if isinstance(value, member):
            value = value.value
        self._member_names[key] = None
        if isinstance(value, auto):
            return self._choose(key, value)
        if type(value) is tuple and any(isinstance(part, auto) for part in value):
            return tuple([self._choose(key, part) if isinstance(part, auto) else part for part in value])
        self._values.append(value)
        return value

    def _ordinary(self, value):
        """Descriptors and classes of the body are no members."""
        if isinstance(value, type):
            if self._owner is not None and value.__qualname__.endswith(f"{self._owner}.{value.__name__}"):
                return True
        return any(hasattr(value, name) for name in ("__get__", "__set__", "__delete__"))

    def _choose(self, key, wanted):
        if wanted.value is _absent:
            wanted.value = self._chooser(key, 1, len(self._member_names) - 1, self._values[:])
            self._chosen = True
        self._values.append(wanted.value)
        return wanted.value

    def _hook(self, key, value):
        if key not in _HOOKS:
            raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
        if key == "_ignore_":
            self._skipped = value = _words(value)
            taken = {name for name in value if name in self._member_names}
            if taken:
                raise ValueError(f"_ignore_ cannot specify already set names: {taken!r}")
        elif key == "_generate_next_value_":
            if self._chosen:
                raise TypeError("_generate_next_value_ must be defined before members")
            self._chooser = getattr(value, "__func__", value)
            value = value if isinstance(value, staticmethod) else staticmethod(value)
        return value

    def update(self, members, **more_members):
        pairs = [(name, members[name]) for name in members.keys()] if hasattr(members, "keys") else members
        for name, value in (*pairs, *more_members.items()):
            self[name] = value


class _Plan:
    """How one enum class makes and shows its members."""
    boundary = None
    mask = singles = 0
    by_definition = False

    def __init__(self, name, bases, body, boundary):
        self.parent = bases[-1] if bases else None
        self.properties = None
        if len(bases) == 1:
            self.data_type, self.show = self.parent._member_type_, self.parent._plan_.show
        else:
            self.data_type, self.show = _data_type(name, bases), _shown_by(bases)
        own = body.get("__new__")
        self.make = self._maker() if own is None else own
        self.keeps_new = own is not None
        self.spreads = self.parent is not None and self.make is not _plain_new and self.make is not _no_new
        self.unhashable = {}
        if self.parent is not None:
            self.boundary = boundary or self.parent._plan_.boundary
            self.flags = self.parent._plan_.flags
        else:
            self.flags = False

    def _maker(self):
        """The inherited __new__ that makes members: one of an enum's body before that of the data type."""
        if self.parent is None:
            return _plain_new
        if self.parent._plan_.keeps_new:
            self.keeps_new = True
            return self.parent._plan_.make
        if self.data_type.__new__ is not _plain_new:
            return self.data_type.__new__
        return _plain_new

    def member(self, cls, name, value):
        """A new member, not yet known to its class."""
        given = value if isinstance(value, tuple) and self.data_type is not tuple else (value,)
        made = self.make(cls, *given) if self.spreads else self.make(cls)
        if not hasattr(made, "_value_"):
            if self.data_type is not object:
                try:
                    value = self.data_type(*given)
                except Exception as error:
                    raise TypeError("_value_ not set in __new__, unable to create it") from error
            made._value_ = value
        made._name_ = name
        made.__objclass__ = cls
        if type(made).__init__ is not _no_init:
            made.__init__(*given)
        made._sort_order_ = len(cls._member_names_)
        return made

    def learn_bits(self, value):
        self.mask |= value
        if _single(value):
            self.singles |= value


class _Founder:
    """Stands in the body of a new class; when it is named it puts the members into the class."""

    def __init__(self, members):
        self.members = members

    def __set_name__(self, cls, name):
        type.__delattr__(cls, name)
        plan = cls._plan_
        table = cls._value2member_map_
        properties = _inherited_properties(cls)
        for name, value in self.members:
            made = plan.member(cls, name, value)
            value = made._value_
            whole = isinstance(value, int)
            if plan.flags and whole:
                plan.learn_bits(value)
            known = _same_value(cls, value)
            if known is not None:
                made = known
            elif not plan.flags or not whole or _single(value):
                # Flags of several bits are names for a combination, not members to go through.
                cls._member_names_.append(name)
            _bind(cls, name, made, properties)
            try:
                table.setdefault(value, made)
            except TypeError:
                plan.unhashable.setdefault(name, []).append(value)


def _same_value(cls, value):
    """The member with this value, or None."""
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        return next((each for each in cls._member_map_.values() if each._value_ == value), None)


def _inherited_properties(cls):
    """The properties of a class's bases by name. Those of enums are looked for once."""
    if len(cls.__bases__) > 1 or not isinstance(cls.__base__, EnumType):
        return _properties_in(cls.__mro__[1:])
    plan = cls.__base__._plan_
    if plan.properties is None:
        plan.properties = _properties_in(cls.__mro__[1:])
    return plan.properties


def _properties_in(classes):
    found = {}
    for each in reversed(classes):
        if each in _WITHOUT_PROPERTIES:
            continue
        for name, attribute in each.__dict__.items():
            if isinstance(attribute, builtins.property):
                found[name] = attribute
    return found


def _bind(cls, name, value, properties):
    """Makes a member the class's attribute; an inherited property of that name goes on to serve the members."""
    known = cls._member_map_.get(name)
    if known is not None:
        if known is not value:
            raise NameError(f"{name!r} is already bound: {known!r}")
        return
    attribute = value
    inherited = properties.get(name)
    if inherited is not None:
        attribute = property(inherited.fget, inherited.fset, inherited.fdel)
        attribute.member = value
        attribute.__set_name__(cls, name)
    type.__setattr__(cls, name, attribute)
    cls._member_map_[name] = value


def _data_type(name, bases):
    """The type that is mixed in: it makes the values. Raises TypeError if there are several."""
    found = set()
    for base in bases:
        below = None
        for cls in base.__mro__[:-1]:
            if isinstance(cls, EnumType):
                if cls._member_type_ is object:
                    continue
                found.add(cls._member_type_)
                break
            below = below or cls
            if "__new__" in cls.__dict__ or "__dataclass_fields__" in cls.__dict__:
                found.add(below)
                break
    if len(found) > 1:
        raise TypeError(f"too many data types for {name!r}: {found!r}")
    return found.pop() if found else object


def _shown_by(bases):
    """The function that shows a value in a member's repr, or None for repr()."""
    for base in bases:
        for cls in base.__mro__[:-1]:
            if isinstance(cls, EnumType):
                return cls._plan_.show
            own = cls.__dict__
            if "__repr__" in own:
                parameters = own.get("__dataclass_params__")
                return _show_fields if parameters is not None and parameters.repr else own["__repr__"]
    return None


def _show_fields(self):
    """The fields of a dataclass without its name."""
    return ", ".join([f"{name}={getattr(self, name)!r}" for name, field in self.__dataclass_fields__.items() if field.repr])


class EnumType(type):
    """The metaclass of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        for base in bases:
            for ancestor in base.__mro__:
                if isinstance(ancestor, EnumType) and ancestor._member_names_:
                    raise TypeError(f"<enum {cls!r}> cannot extend {ancestor!r}")
        body = EnumDict()
        body._owner = cls
        if bases:
            if not isinstance(bases[-1], EnumType):
                raise TypeError(
                    "new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`"
                )
            body._chooser = bases[-1]._generate_next_value_
        return body

    def __new__(metacls, cls, bases, classdict, *, boundary=None, **kwds):
        names = classdict._member_names
        unusable = [name for name in names if name in ("mro", "")]
        if unusable:
            raise ValueError(f"invalid enum member name(s) {','.join(map(repr, unusable))}")
        skipped = {"_ignore_", "_order_", *classdict._skipped}
        content = {name: value for name, value in classdict.items() if name not in names and name not in skipped}
        plan = _Plan(cls, bases, classdict, boundary)
        content.setdefault("__doc__", None)
        content["_plan_"] = plan
        content["_member_type_"] = plan.data_type
        content["_member_names_"] = []
        content["_member_map_"] = {}
        content["_value2member_map_"] = {}
        content["_founder_"] = _Founder([(name, classdict[name]) for name in names])
        if plan.parent is not None and plan.keeps_new:
            content["__new__"] = _lookup_new
        try:
            made = type.__new__(metacls, cls, bases, content, **kwds)
        except Exception as error:
            if getattr(error, "__notes__", None):
                del error.__notes__
            raise
        if plan.parent is not None:
            made._adopt(bases, content)
        if "_order_" in classdict:
            made._compare_order(_words(classdict["_order_"]))
        return made

    def _adopt(cls, bases, content):
        """Texts and operators are the enum's unless the body or a mixed-in class has its own."""
        plan = cls._plan_
        mixed = plan.data_type
        if mixed is not object or len(bases) > 1:
            for name in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
                if name not in content and getattr(cls, name) in (getattr(mixed, name), getattr(object, name)):
                    type.__setattr__(cls, name, getattr(plan.parent, name))
        if ReprEnum in bases:
            if mixed is object:
                raise TypeError("ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)")
            if "__format__" not in content:
                cls.__format__ = mixed.__format__
            if "__str__" not in content:
                cls.__str__ = mixed.__repr__ if mixed.__str__ is object.__str__ else mixed.__str__
        if plan.flags:
            if mixed is not object:
                for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"):
                    if name not in content:
                        setattr(cls, name, getattr(Flag, name))
            values = [each._value_ for each in cls]
            plan.by_definition = values != sorted(values)

    def _compare_order(cls, order):
        actual = cls._member_names_
        known = cls._member_map_
        if cls._plan_.flags:
            order = [name for name in order if name in actual]
        else:
            order = [name for name in order if name in actual or name not in known]
        if order != actual:
            raise TypeError(f"member order does not match _order_:\n  {actual!r}\n  {order!r}")

    def __call__(cls, value, names=_absent, *values, module=None, qualname=None, type=None, start=1, boundary=None):
        """The member with a value; called on an enum without members: a new enum with these names."""
        if names is _absent:
            try:
                return cls._value2member_map_[value]
            except (KeyError, TypeError):
                pass
            if cls._member_map_:
                return _search(cls, value)
            if type is None:
                raise TypeError(
                    f"{cls} has no members; specify `names=()` if you meant to create a new, empty, enum"
                )
            names = ()
        elif cls._member_map_:
            return cls((value, names, *values))
        bases = (cls,) if type is None else (type, cls)
        body = cls.__class__.__prepare__(value, bases)
        for name, given in _named_values(cls, names or (), start):
            body[name] = given
        body["__module__"] = module or sys._getframe(1).f_globals.get("__name__")
        if qualname is not None:
            body["__qualname__"] = qualname
        return cls.__class__(value, bases, body, boundary=boundary)

    def __iter__(cls):
        return map(cls._member_map_.__getitem__, cls._member_names_)

    def __reversed__(cls):
        return map(cls._member_map_.__getitem__, reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __contains__(cls, value):
        """True for the members, and for what is a member's value."""
        if isinstance(value, cls):
            return True
        try:
            return cls(value) is not None
        except ValueError:
            return any(value in values for values in cls._plan_.unhashable.values())

    @builtins.property
    def __members__(cls):
        """All names with their members, aliases included; cannot be changed."""
        return _view(cls._member_map_)

    def __repr__(cls):
        return f"<{'flag' if cls._plan_.flags else 'enum'} {cls.__name__!r}>"

    def __setattr__(cls, name, value):
        if name in cls._member_map_:
            raise AttributeError(f"cannot reassign member {name!r}")
        type.__setattr__(cls, name, value)

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError(f"{cls.__name__!r} cannot delete member {attr!r}.")
        type.__delattr__(cls, attr)

    def __dir__(cls):
        shown = set(cls._member_names_)
        shown.update(
            "__class__ __contains__ __doc__ __getitem__ __iter__ __len__ __members__ __module__ __name__ "
            "__qualname__".split()
        )
        if cls._plan_.make is not _plain_new:
            shown.add("__new__")
        if cls.__init_subclass__ is not object.__init_subclass__:
            shown.add("__init_subclass__")
        if cls._member_type_ is not object:
            shown.update(dir(cls._member_type_))
        return sorted(shown)


EnumMeta = EnumType


def _named_values(cls, names, start):
    """The pairs that the functional form means: names alone get values from the enum."""
    names = _words(names) if isinstance(names, str) else names
    if isinstance(names, (list, tuple)) and names and isinstance(names[0], str):
        values = []
        for name in names:
            values.append(cls._generate_next_value_(name, start, len(values), values[:]))
        return [*zip(names, values)]
    return [(item, names[item]) if isinstance(item, str) else item for item in names]


def _search(cls, value):
    """The member for a value that is no key of the table: by comparison, then by the _missing_() hook."""
    if type(value) is cls:
        return value
    try:
        hash(value)
    except TypeError:
        found = _same_value(cls, value)
        if found is not None:
            return found
    try:
        found = cls._missing_(value)
    except Exception as error:
        if not isinstance(error, ValueError):
            error.__context__ = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        raise
    if isinstance(found, cls) or cls._plan_.boundary is EJECT and cls._plan_.flags and isinstance(found, int):
        return found
    invalid = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
    if found is None:
        raise invalid
    wrong = TypeError(f"error in {cls.__name__}._missing_: returned {found!r} instead of None or a valid member")
    wrong.__context__ = invalid
    raise wrong


# What makes no members: Enum's own __new__ and __init__, which the classes below get.
_no_init = _no_new = EJECT = ReprEnum = None


@staticmethod
def _lookup_new(cls, value):
    found = _same_value(cls, value)
    if found is not None:
        return found
    if not cls._member_map_:
        raise TypeError(f"{cls!r} has no members defined")
    return _search(cls, value)


class Enum(metaclass=EnumType):
    """
    A class whose attributes are constants of the class.

    >>> class Shape(Enum):
    ...     ROUND = 'o'
    ...     SQUARE = '#'
    >>> Shape.ROUND, Shape('#'), Shape['ROUND'].value
    (<Shape.ROUND: 'o'>, <Shape.SQUARE: '#'>, 'o')
    """

    def __init__(self, *args, **kwds):
        pass

    @property
    def value(self):
        """The member's value."""
        return self._value_

    @property
    def name(self):
        """The member's name."""
        return self._name_

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """What comes after the largest value so far."""
        if not last_values:
            return start
        try:
            largest = max(last_values)
        except TypeError:
            raise TypeError("unable to sort non-numeric values") from None
        try:
            return largest + 1
        except TypeError:
            raise TypeError(f"unable to increment {largest!r}") from None

    @classmethod
    def _missing_(cls, value):
        return None

    def _add_alias_(self, name):
        cls = self.__class__
        _bind(cls, name, self, _inherited_properties(cls))

    def _add_value_alias_(self, value):
        cls = self.__class__
        known = _same_value(cls, value)
        if known is not None and known is not self:
            raise ValueError(f"{value!r} is already bound: {known!r}")
        if known is None:
            try:
                cls._value2member_map_[value] = self
            except TypeError:
                cls._plan_.unhashable.setdefault(self._name_, []).append(value)

    def __hash__(self):
        return hash(self._name_)

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__name__}.{self._name_}: {(cls._plan_.show or repr)(self._value_)}>"

    def __format__(self, format_spec):
        return format(str(self), format_spec)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __dir__(self):
        cls = self.__class__
        members = cls._member_map_
        if cls._member_type_ is object:
            shown = {"__class__", "__doc__", "__eq__", "__hash__", "__module__"}
        else:
            shown = set(object.__dir__(self))
        shown.update([name for name in self.__dict__ if name[0] != "_" and name not in members])
        for base in cls.__mro__:
            for name, attribute in base.__dict__.items():
                if name[0] == "_":
                    continue
                if name not in members or isinstance(attribute, property) and attribute.fget is not None:
                    shown.add(name)
                elif isinstance(attribute, property):
                    shown.discard(name)
        return sorted(shown)


Enum.__new__ = _lookup_new
_no_new = Enum.__new__
_no_init = Enum.__init__


class ReprEnum(Enum):
    """An enum of which only repr() is an enum's; str() and format() are the data type's."""


class IntEnum(int, ReprEnum):
    """An enum whose members are ints."""


class StrEnum(str, ReprEnum):
    """An enum whose members are strs."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        for value, complaint in zip(values, ("{!r} is not a string", "encoding must be a string, not {!r}",
                                             "errors must be a string, not {!r}")):
            if not isinstance(value, str) and not (complaint[0] == "{" and len(values) > 1):
                raise TypeError(complaint.format(value))
        text = str(*values)
        made = str.__new__(cls, text)
        made._value_ = text
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The member's name in lower case."""
        return name.lower()


def pickle_by_global_name(self, proto):
    return self.name


def pickle_by_enum_name(self, proto):
    return getattr, (self.__class__, self._name_)


class FlagBoundary(StrEnum):
    """What a Flag does with bits that none of its members has."""
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def _inside(cls, value):
    """A number with only bits that the boundary allows; None if it is to stay a number."""
    plan = cls._plan_
    mask = plan.mask
    span = (1 << mask.bit_length()) - 1
    if -span - 1 <= value <= span and not value & (span ^ mask):
        return value
    if plan.boundary is CONFORM:
        return value & mask
    if plan.boundary is KEEP:
        return value if value >= 0 else max(span + 1, 1 << value.bit_length()) + value
    if plan.boundary is STRICT:
        width = max(value.bit_length(), mask.bit_length())
        raise ValueError(
            f"{cls!r} invalid value {value!r}\n    given {bin(value, width)}\n  allowed {bin(mask, width)}"
        )
    if plan.boundary is EJECT:
        return None
    raise ValueError(f"{cls!r} unknown flag boundary {plan.boundary!r}")


def _parts(cls, value):
    """The members that make up a number: those of one bit first, then aliases that lie within it."""
    found = [*cls._iter_member_(value & cls._plan_.singles)]
    if value & ~cls._plan_.singles:
        for each in cls._member_map_.values():
            if each._value_ and each._value_ & ~value == 0 and each not in found:
                found.append(each)
    return found


def _combination(cls, value):
    """A new unnamed member of a Flag for a number inside its boundary."""
    plan = cls._plan_
    made = _plain_new(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, value)
    if not hasattr(made, "_value_"):
        made._value_ = value
    made._name_ = None
    rest = value
    names = []
    for each in _parts(cls, value):
        rest &= ~each._value_
        names.append(each._name_)
    if names and rest:
        if plan.boundary is STRICT:
            raise ValueError(f"{cls!r}: no members with value {rest!r}")
        names.append(cls._numeric_repr_(rest))
    if names:
        made._name_ = "|".join(names)
    return made


def _bitwise(name, symbol):
    """An operator of flags; the other side is a flag of the same class or a value of the data type."""
    combine = getattr(int, name)

    def operation(self, other):
        cls = self.__class__
        mine = self._value_
        if isinstance(other, cls):
            value = other._value_
        elif cls._member_type_ is not object and isinstance(other, cls._member_type_):
            value = other
        else:
            return NotImplemented
        if mine is None or value is None:
            raise TypeError(f"'{self if mine is None else other}' cannot be combined with other flags with {symbol}")
        return cls(combine(mine, value))

    operation.__name__ = name
    operation.__qualname__ = f"Flag.{name}"
    return operation


class Flag(Enum, boundary=STRICT):
    """An enum whose members are bits; operators combine them."""
    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The power of two above the highest bit so far."""
        if not last_values:
            return 1 if start is None else start
        largest = max(last_values)
        try:
            return 1 << largest.bit_length()
        except Exception:
            raise TypeError(f"invalid flag value {largest!r}") from None

    @classmethod
    def _iter_member_by_value_(cls, value):
        return map(cls._value2member_map_.get, _bits(value & cls._plan_.mask))

    @classmethod
    def _iter_member_by_def_(cls, value):
        return iter(sorted(cls._iter_member_by_value_(value), key=lambda each: each._sort_order_))

    @classmethod
    def _iter_member_(cls, value):
        return cls._iter_member_by_def_(value) if cls._plan_.by_definition else cls._iter_member_by_value_(value)

    @classmethod
    def _missing_(cls, value):
        """The combination of flags that a number means, as the boundary allows."""
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        plan = cls._plan_
        asked = inside = _inside(cls, value)
        if inside is None:
            return value
        if inside < 0:
            span = 1 << plan.mask.bit_length()
            inside = inside + span if plan.boundary in (EJECT, KEEP) else inside & plan.singles
        table = cls._value2member_map_
        found = table.get(inside)
        if found is None:
            found = table[inside] = _combination(cls, inside)
        if asked < 0:
            table[asked] = found
        return found

    __or__ = __ror__ = _bitwise("__or__", "|")
    __and__ = __rand__ = _bitwise("__and__", "&")
    __xor__ = __rxor__ = _bitwise("__xor__", "^")

    def __invert__(self):
        value = self._value_
        if value is None:
            raise TypeError(f"'{self}' cannot be inverted")
        plan = self._plan_
        return self.__class__(~value if plan.boundary in (EJECT, KEEP) else ~value & plan.singles)

    def __bool__(self):
        return bool(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __iter__(self):
        return iter(self._iter_member_(self._value_))

    def __contains__(self, other):
        """True if this flag has all bits of the other."""
        cls = self.__class__
        if isinstance(other, cls):
            return other._value_ & ~self._value_ == 0
        raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {cls.__qualname__!r}")

    def __str__(self):
        name = self.__class__.__name__
        return f"{name}.{self._name_}" if self._name_ is not None else f"{name}({self._value_!r})"

    def __repr__(self):
        cls = self.__class__
        value = (cls._plan_.show or repr)(self._value_)
        return f"<{cls.__name__}: {value}>" if self._name_ is None else f"<{cls.__name__}.{self._name_}: {value}>"


Flag._plan_.flags = True


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """A Flag whose members are ints."""


def _aliases(enumeration):
    """All second names of members, as text; empty if there are none."""
    members = enumeration.__members__.items()
    return ", ".join([f"{name} -> {each.name}" for name, each in members if each.name != name])


def unique(enumeration):
    """Class decorator: refuses an enum in which two names have the same value."""
    aliases = _aliases(enumeration)
    if aliases:
        raise ValueError(f"duplicate values found in {enumeration!r}: {aliases}")
    return enumeration


class EnumCheck(StrEnum):
    """What verify() can be asked to check."""
    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


def _refuse_aliases(enumeration):
    aliases = _aliases(enumeration)
    if aliases:
        raise ValueError(f"aliases found in {enumeration!r}: {aliases}")


def _refuse_gaps(enumeration):
    values = {each.value for each in enumeration}
    if len(values) < 2:
        return
    low, high = min(values), max(values)
    if issubclass(enumeration, Flag):
        kind = "flag"
        between = [1 << place for place in range(low.bit_length(), high.bit_length() - 1)]
    else:
        kind = "enum"
        between = range(low + 1, high)
    missing = [str(value) for value in between if value not in values]
    if missing:
        raise ValueError(f"invalid {kind} {enumeration.__name__!r}: missing values {', '.join(missing)}"[:256])


def _refuse_unnamed_bits(enumeration):
    values = [each._value_ for each in enumeration._member_map_.values()]
    incomplete = []
    unnamed = 0
    for name, alias in enumeration.__members__.items():
        if name in enumeration._member_names_ or alias.value < 0:
            continue
        bits = [bit for bit in _bits(alias.value) if bit not in values]
        if bits:
            incomplete.append(name)
            unnamed |= sum(bits)
    if not incomplete:
        return
    *names, last = incomplete
    who = f"aliases {', '.join(names)} and {last} are" if names else f"alias {last} is"
    what = "value" if _single(unnamed) else "combined values of"
    raise ValueError(
        f"invalid Flag {enumeration.__name__!r}: {who} missing {what} 0x{unnamed:x} "
        "[use enum.show_flag_values(value) for details]"
    )


class verify:
    """Class decorator: refuses an enum that fails a check."""
    _by_check = {UNIQUE: _refuse_aliases, CONTINUOUS: _refuse_gaps, NAMED_FLAGS: _refuse_unnamed_bits}

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check in self._by_check:
                self._by_check[check](enumeration)
        return enumeration


def _module_of(self):
    return self.__class__.__module__.rpartition(".")[2]


def global_enum_repr(self):
    """module.NAME"""
    return f"{_module_of(self)}.{self._name_}"


def global_flag_repr(self):
    """module.NAME|module.NAME"""
    module = _module_of(self)
    if self._name_ is None:
        return f"{module}.{self.__class__.__name__}({self._value_})"
    if _single(self._value_):
        return f"{module}.{self._name_}"
    bare = str.isdigit if self._plan_.boundary is KEEP else lambda first: False
    return "|".join([name if bare(name[0]) else f"{module}.{name}" for name in self._name_.split("|")])


def global_str(self):
    """The name alone."""
    return self._name_ if self._name_ is not None else f"{self.__class__.__name__}({self._value_!r})"


def global_enum(cls, update_str=False):
    """Class decorator: the members become names of the module, and are shown as such."""
    cls.__repr__ = global_flag_repr if cls._plan_.flags else global_enum_repr
    if update_str or not issubclass(cls, ReprEnum):
        cls.__str__ = global_str
    vars(sys.modules[cls.__module__]).update(cls.__members__)
    return cls
