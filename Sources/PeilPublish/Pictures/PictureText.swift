/// What is to be seen in a picture, in words.
struct PictureText {
  var text: String
  /// The figures that the words name, in their order, by their numbers in the tidy file of the table.
  var figures: [Int]
}
