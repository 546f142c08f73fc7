# Where an attribute's name is on a later line than its object, marks begin at the name.
import traceback


class Thing:
    a = 3

    @property
    def fails(self):
        1 / 0


o = Thing()
acts = []
act = acts.append


@act
def load():
    return (
        o
        .missing
    )


@act
def load_second():
    return (
        o.missing
        .y
    )


@act
def dot_before_the_line_ends():
    return (o.
            missing)


@act
def delete():
    del (o
         .missing.
         z)


@act
def store_into():
    (o
     .missing).z = 5


@act
def augmented():
    (o
     .missing) += 5


@act
def call_missing():
    (o
     .missing)()


@act
def call():
    (o
     .a)(
        1)


@act
def call_with_names():
    (o
     .a)(
        x=1,
        y=2)


@act
def call_with_stars():
    (o
     .a)(
        *[1],
        y=2)


@act
def chained_calls():
    (o
     .a
     .missing(
        1))


@act
def subscript():
    (o.a[
        3])


@act
def in_comprehension():
    return [
        o
        .missing for x in
        [1]]


@act
def property_fails():
    (Thing()
     .fails)


@act
def set_property():
    (Thing()
     .fails) = 3


@act
def set_on_none():
    (None
     .p) = 3


@act
def call_fails_late():
    ('a'
     .join(
        [1]
     ).upper(
     ))


for one in acts:
    try:
        one()
    except Exception:
        print(traceback.format_exc())
