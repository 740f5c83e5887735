import PeilValues
import Testing

@Suite("Tidy description of binary64")
struct TidyDescriptionTests {
  /// Bits and text from Python's `'%.12g' % x`, which is C's.
  @Test(
    "is C's %.12g",
    arguments: [
      (0x3fb9_9999_9999_999a, "0.1"), (0x3fd5_5555_5555_5555, "0.333333333333"),
      (0x3fe5_5555_5555_5555, "0.666666666667"),
      (0x430c_6bf5_2634_0000, "1e+15"), (0x423c_be99_1a14_8000, "123456789012"),
      (0x423c_be99_1a15_8000, "123456789014"),
      (0x426d_1a94_a1ff_f000, "1e+12"), (0x42a2_309c_e53f_f600, "1e+13"), (0x3f1a_36e2_eb1c_432d, "0.0001"),
      (0x3f1a_36e2_eb1c_41c3, "0.0001"), (0x3ee9_e0fc_af93_80fc, "1.234e-05"),
      (0x0000_0000_0000_0001, "4.94065645841e-324"), (0x7fef_ffff_ffff_ffff, "1.79769313486e+308"),
      (0x0010_0000_0000_0000, "2.22507385851e-308"), (0xc004_0000_0000_0000, "-2.5"), (0x4059_0000_0000_0000, "100"),
      (0x40fe_2400_0000_0000, "123456"), (0x4237_4876_e800_0000, "100000000000"), (0x426d_1a94_a200_0000, "1e+12"),
      (0x3fe0_0000_0000_0000, "0.5"), (0xc132_d687_e400_0000, "-1234567.89062"),
      (0x44df_e185_ca57_c517, "6.02214076e+23"),
      (0x426d_1a94_a200_1000, "1e+12"), (0x3f16_4840_e171_9f80, "8.5e-05"),
      (0x07e3_fb58_308e_5f4a, "1.18197646152e-270"),
      (0x7b17_fe0a_806c_96c9, "8.91925669182e+284"), (0x1aa7_ca65_0115_29a7, "2.86667242324e-180"),
      (0x7bd2_37e0_09e9_093f, "2.77410448356e+288"), (0x378d_dc58_3cd9_7006, "4.28480338349e-41"),
      (0x5059_49a4_bc92_6450, "1.17124485331e+79"), (0x068a_fdd8_15e6_f13b, "3.80664418912e-277"),
      (0x25f6_b5ac_08f9_7398, "8.38711084016e-126"), (0x354c_b71a_08cb_26fa, "5.99602209326e-52"),
      (0x6bf4_9317_9231_4f66, "1.08225078585e+212"), (0x52aa_81f6_d5f5_f1f6, "1.68740883962e+90"),
      (0x4802_5111_f65f_4cbd, "7.79105417288e+38"), (0, "0"),
    ] as [(UInt64, String)])
  func isLikeC(bits: UInt64, text: String) {
    #expect(Double(bitPattern: bits).tidyDescription == text)
  }

  @Test("writes negative zero as zero")
  func hasNoNegativeZero() {
    #expect((-0.0).tidyDescription == "0")
  }

  @Test(
    "gives the number back with 17 digits", arguments: [0.1, 1.0 / 3, 5e-324, .greatestFiniteMagnitude, 9943702.35])
  func roundTrips(number: Double) throws {
    #expect(Double(number.significantDigits(17)) == number)
  }
}
