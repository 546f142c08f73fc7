/** What a tool's file needs of smolagents to be run by the engine alone: the module with the two names that tools use. */
export const PRELUDE = `
import sys, types

class Tool:
    is_initialized = False

    def __call__(self, *args, **kwargs):
        if not self.is_initialized:
            self.setup()
        if len(args) == 1 and not kwargs and isinstance(args[0], dict) and args[0] and set(args[0]) <= set(self.inputs):
            args, kwargs = (), args[0]
        return self.forward(*args, **kwargs)

    def setup(self):
        self.is_initialized = True

sys.modules['smolagents'] = sys.modules['smolagents.tools'] = types.ModuleType('smolagents')
sys.modules['smolagents'].Tool = Tool
sys.modules['smolagents'].tool = lambda function: function
`;
