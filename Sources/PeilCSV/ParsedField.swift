/// What a field came to.
enum ParsedField<Value> {
  case value(Value)
  case invalid(FieldProblem.Reason)
}
