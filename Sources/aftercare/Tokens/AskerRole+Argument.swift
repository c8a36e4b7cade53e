import ArgumentParser
import Record

extension AskerRole: ExpressibleByArgument {}
